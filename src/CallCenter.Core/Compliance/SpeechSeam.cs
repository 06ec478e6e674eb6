namespace CallCenter.Core.Compliance;

/// <summary>A final segment of a transcript.</summary>
/// <param name="Text">The words.</param>
/// <param name="From">When it began, as far as that is known.</param>
/// <param name="To">When it ended.</param>
public sealed record SpeechSegment(string Text, DateTimeOffset From, DateTimeOffset To)
{
    // Service talk runs at about five characters a second and more when it is quick.
    private static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(180);

    /// <summary>A segment of which only the end is known: the beginning is reckoned from its length.</summary>
    public static SpeechSegment EndingAt(string text, DateTimeOffset to) => new(text, to - (PerCharacter * text.Length), to);
}

/// <summary>
/// Recognisers end every segment like a sentence. A pause under 700 ms does not end one: a phrase that was split there is found, once,
/// when its last part comes. Partial segments are not asked about. domain §3.
/// </summary>
public static class SpeechSeam
{
    /// <summary>A pause this long ends a sentence.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromMilliseconds(700);

    // No phrase reaches farther back.
    private const int Reach = 80;

    /// <summary>
    /// The offences of a segment. What began in the one before is told at the start of this one, with all its words; what lay in the one
    /// before alone was told there, and this one then counts by itself.
    /// </summary>
    public static IReadOnlyList<PhraseHit> Match(PhraseMatcher phrases, SpeechSegment? before, SpeechSegment now, RuleScope said)
    {
        if (before is null || now.From - before.To >= LongestPause)
            return phrases.Match(now.Text, said);
        var open = before.Text.TrimEnd(' ', '。', '.', '，', ',', '！', '!', '？', '?');
        open = open.Length > Reach ? open[^Reach..] : open;
        var joined = phrases.Match(open + now.Text, said);
        var told = joined.Where(h => h.Offset + h.Length > open.Length).Select(h => Here(h, open.Length)).ToList();
        // The offence of the joined sentence was told with the segment before: what this one adds is a sentence of its own.
        return told.Count == 0 && joined.Count > 0 ? phrases.Match(now.Text, said) : told;
    }

    private static PhraseHit Here(PhraseHit hit, int seam) => hit.Offset >= seam
        ? hit with { Offset = hit.Offset - seam }
        : hit with { Offset = 0, Length = hit.Offset + hit.Length - seam };
}
