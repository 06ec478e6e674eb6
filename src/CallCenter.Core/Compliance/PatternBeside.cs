using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// What has to stand beside the anchor of a pattern, small enough to be asked at every find: most anchors are ordinary words, and nearly
/// always the part next to them is not there.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PatternBeside
{
    private readonly Letters _letters;
    private readonly int _gap;
    private readonly bool _before;
    private readonly bool _across;
    private readonly bool _atStart;
    private readonly bool _atEnd;

    internal PatternBeside(PhrasePattern? pattern)
    {
        if (pattern is null)
            return;
        var (anchor, last) = (pattern.Anchor, pattern.Parts.Length - 1);
        (_atStart, _atEnd) = (anchor == 0 && pattern.AtStart, anchor == last && pattern.AtEnd);
        (IsAsked, _gap) = (true, -1);
        // The narrower of two; what may be left out tells nothing.
        var sides = new[] { anchor - 1, anchor + 1 }.Where(i => i >= 0 && i <= last && !pattern.Parts[i].MayBeNothing).ToArray();
        if (sides.Length == 0)
            return;
        var side = sides.MinBy(i => pattern.Parts[i].Wordings.Length);
        _before = side < anchor;
        var behind = pattern.Parts[Math.Max(side, anchor)];
        (_gap, _across) = (behind.Gap, behind.Across);
        foreach (var wording in pattern.Parts[side].Wordings)
            Add(ref _letters, wording[_before ? ^1 : 0]);
    }

    /// <summary>There is more to the pattern than its anchor.</summary>
    internal bool IsAsked { get; }

    /// <summary>False where the pattern cannot be completed around the find <c>[from, to)</c> of a folded text.</summary>
    internal bool May(FoldedText folded, int from, int to)
    {
        var clauses = folded.Clauses;
        if (folded.HasLetters)
            return true;
        if ((_atStart && !clauses[from]) || (_atEnd && !clauses[to]))
            return false;
        return _gap < 0 || (_before ? Before(folded.Plain, clauses, from) : After(folded.Plain, clauses, to));
    }

    private bool Before(ReadOnlySpan<char> plain, ReadOnlySpan<bool> clauses, int from)
    {
        for (var at = from; at > 0 && at >= from - _gap && (_across || !clauses[at]); at--)
            if (Holds(plain[at - 1]))
                return true;
        return false;
    }

    private bool After(ReadOnlySpan<char> plain, ReadOnlySpan<bool> clauses, int to)
    {
        for (var at = to; at < plain.Length && at <= to + _gap && (_across || !clauses[at]); at++)
            if (Holds(plain[at]))
                return true;
        return false;
    }

    private bool Holds(char c) => ((_letters[Bit(c) >> 6] >> (Bit(c) & 63)) & 1) != 0;

    private static void Add(ref Letters letters, char c) => letters[Bit(c) >> 6] |= 1ul << (Bit(c) & 63);

    private static int Bit(char c) => (int)((c * KeyBits.Mix) >> 24);

    /// <summary>A bit for every character, which others share.</summary>
    [InlineArray(4)]
    private struct Letters
    {
        private ulong _bits;
    }
}
