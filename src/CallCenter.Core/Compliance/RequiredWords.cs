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
    /// <param name="heard">When each was heard first, by id.</param>
    /// <param name="talkSince">When the customer answered.</param>
    public static IReadOnlyList<RequiredFinding> Findings(
        IReadOnlyList<RequiredPhrase> required, IReadOnlyDictionary<string, DateTimeOffset> heard, DateTimeOffset talkSince) =>
        [.. required.Select(r => Judge(r, heard, talkSince)).OfType<RequiredFinding>()];

    private static RequiredFinding? Judge(RequiredPhrase phrase, IReadOnlyDictionary<string, DateTimeOffset> heard, DateTimeOffset talkSince)
    {
        if (!heard.TryGetValue(phrase.Id, out var at))
            return new(phrase.Id, RequiredFault.Missing, null);
        if (phrase.Within > 0 && at - talkSince > TimeSpan.FromSeconds(phrase.Within))
            return new(phrase.Id, RequiredFault.Late, at);
        return phrase.After is { } first && heard.TryGetValue(first, out var before) && before > at
            ? new(phrase.Id, RequiredFault.OutOfOrder, at)
            : null;
    }
}
