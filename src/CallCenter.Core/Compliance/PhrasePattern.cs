namespace CallCenter.Core.Compliance;

/// <summary>One part of a pattern: any of its wordings.</summary>
/// <param name="Wordings">Folded; an empty one when it may be left out.</param>
/// <param name="Gap">How many characters may stand before it, after the part before.</param>
/// <param name="Across">Whether those may hold a comma.</param>
internal sealed record PatternPart(string[] Wordings, int Gap, bool Across)
{
    private WordingsBy? _firsts;
    private WordingsBy? _lasts;

    /// <summary>It may be left out.</summary>
    internal bool MayBeNothing { get; } = Wordings.Contains("", StringComparer.Ordinal);

    /// <summary>The wordings that begin with this character.</summary>
    internal string[] Beginning(char c) => _firsts?.Of(c) ?? [];

    /// <summary>The wordings that end with this character.</summary>
    internal string[] Ending(char c) => _lasts?.Of(c) ?? [];

    /// <summary>Sorts the wordings for the one question that will be asked: a part before the anchor by its ends, one behind it by its beginnings.</summary>
    internal void Sort(bool before)
    {
        if (before)
            _lasts ??= new(Wordings, w => w[^1]);
        else
            _firsts ??= new(Wordings, w => w[0]);
    }
}

/// <summary>Wordings by one of their characters: asked at every place of a gap, and nearly always there are none.</summary>
internal sealed class WordingsBy
{
    private readonly Dictionary<char, string[]> _groups;
    private readonly ulong _mask;

    internal WordingsBy(string[] wordings, Func<string, char> by)
    {
        _groups = wordings.Where(w => w.Length > 0).GroupBy(by).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var c in _groups.Keys)
            _mask |= Bit(c);
    }

    internal string[] Of(char c) => (_mask & Bit(c)) != 0 && _groups.TryGetValue(c, out var group) ? group : [];

    private static ulong Bit(char c) => 1ul << (int)((c * KeyBits.Mix) >> 26);
}

/// <summary>
/// A wording with choices <c>(a|b|)</c>, what may be left out <c>[a]</c>, named words <c>&lt;you&gt;</c>, up to n characters of one clause
/// <c>{n}</c> or of one sentence <c>{~n}</c>, the start <c>^</c> and the end <c>$</c> of a clause. Nothing repeats, so that no text can
/// make it slow.
/// </summary>
internal sealed record PhrasePattern(PatternPart[] Parts, int Anchor, bool AtStart, bool AtEnd)
{
    /// <summary>Most wordings of one part.</summary>
    internal const int MostWordings = 6000;

    /// <summary>A part that would have more is cut between two words, where it can be.</summary>
    internal const int ManyWordings = 400;

    /// <summary>Widest gap in characters.</summary>
    internal const int WidestGap = 24;

    /// <summary>Most gaps of a pattern.</summary>
    internal const int MostGaps = 3;

    /// <summary>
    /// Reads a pattern, or says why it is refused. There are several where some wordings of a part are too short to be looked for and
    /// another part has to be found first; where every part is a single character on both sides of its gaps nothing is looked for.
    /// </summary>
    internal static (IReadOnlyList<PhrasePattern> Patterns, string? Fault) Read(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        var reader = new PatternReader(text, words);
        var patterns = reader.Read();
        return reader.Fault is { } fault ? ([], fault) : (patterns, null);
    }

    /// <summary>What a guard's text stands for: choices, what may be left out and named words, but no gaps; or why it is refused.</summary>
    internal static (IReadOnlyList<string> Wordings, string? Fault) Wordings(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
    {
        if (!text.AsSpan().ContainsAny('(', '[', '<'))
            return ([text], null);
        var reader = new PatternReader(text, words);
        var wordings = reader.Whole();
        return reader.Fault is { } fault ? ([], fault) : (wordings, null);
    }
}
