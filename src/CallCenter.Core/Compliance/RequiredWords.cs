using CallCenter.Core.Quality;

namespace CallCenter.Core.Compliance;

/// <summary>What is wrong with a required phrase.</summary>
public enum RequiredFault
{
    /// <summary>Never said.</summary>
    Missing,

    /// <summary>Said after its deadline.</summary>
    Late,

    /// <summary>Said before the phrase that has to come first.</summary>
    OutOfOrder,
}

/// <summary>A required phrase that was not said as it has to be.</summary>
/// <param name="Phrase">Its id.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="At">When it was said; none when it was not.</param>
public sealed record RequiredFinding(string Phrase, RequiredFault Fault, DateTimeOffset? At);

/// <summary>Judges required phrases by what was heard and when: said at all, within the deadline of talk, in order. Pure. domain §3.</summary>
public static class RequiredWords
{
    /// <summary>The findings, in the order of the list.</summary>
    /// <param name="required">The phrases this call has to hold.</param>
    /// <param name="heard">What was said, by id; what was only confirmed has neither deadline nor order.</param>
    /// <param name="talkSince">When the customer answered.</param>
    public static IReadOnlyList<RequiredFinding> Findings(
        IReadOnlyList<RequiredPhrase> required, IReadOnlyDictionary<string, ProvenWord> heard, DateTimeOffset talkSince) =>
        [.. required.Select(r => Judge(r, heard, talkSince)).OfType<RequiredFinding>()];

    private static RequiredFinding? Judge(RequiredPhrase phrase, IReadOnlyDictionary<string, ProvenWord> heard, DateTimeOffset talkSince)
    {
        if (!heard.TryGetValue(phrase.Id, out var said))
            return new(phrase.Id, RequiredFault.Missing, null);
        if (!said.Heard)
            return null;
        if (phrase.Within > 0 && said.At - talkSince > TimeSpan.FromSeconds(phrase.Within))
            return new(phrase.Id, RequiredFault.Late, said.At);
        return phrase.After is { } first && heard.TryGetValue(first, out var before) && before.Heard && before.At > said.At
            ? new(phrase.Id, RequiredFault.OutOfOrder, said.At)
            : null;
    }
}
