using CallCenter.Core.Calls;

namespace CallCenter.Web.Parts;

/// <summary>A piece of a sentence, inside or outside a hit.</summary>
public readonly record struct HitPiece(string Text, bool Hit);

/// <summary>Cuts a sentence at its hits.</summary>
public static class HitPieces
{
    /// <summary>The sentence in pieces, in order and complete; overlapping hits become one, hits outside it are left out.</summary>
    public static IReadOnlyList<HitPiece> Of(string text, IReadOnlyList<Offence> offences)
    {
        if (offences.Count == 0)
            return [new(text, Hit: false)];
        var pieces = new List<HitPiece>();
        var at = 0;
        foreach (var offence in offences.OrderBy(offence => offence.Offset))
        {
            var (start, end) = (Math.Max(at, offence.Offset), Math.Min(text.Length, offence.Offset + offence.Length));
            if (start >= end)
                continue;
            if (start > at)
                pieces.Add(new(text[at..start], Hit: false));
            pieces.Add(new(text[start..end], Hit: true));
            at = end;
        }
        if (at < text.Length)
            pieces.Add(new(text[at..], Hit: false));
        return pieces;
    }
}
