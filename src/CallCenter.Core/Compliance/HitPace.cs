namespace CallCenter.Core.Compliance;

/// <summary>How often a rule may speak in one call: once, or not again before its cooldown is over. domain §3.</summary>
public static class HitPace
{
    /// <summary>The hits that are told.</summary>
    /// <param name="rules">The rules of the call.</param>
    /// <param name="hits">What was found now.</param>
    /// <param name="told">When each rule was told last in this call.</param>
    /// <param name="now">When the words were said.</param>
    public static IReadOnlyList<PhraseHit> Told(
        IReadOnlyList<PhraseRule> rules, IReadOnlyList<PhraseHit> hits, IReadOnlyDictionary<string, DateTimeOffset> told, DateTimeOffset now)
    {
        if (hits.Count == 0)
            return hits;
        var byId = rules.Where(r => r.Once || r.Cooldown > 0).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. hits.Where(h => !byId.TryGetValue(h.Rule, out var rule) || (seen.Add(h.Rule) && MayTell(rule, told, now)))];
    }

    private static bool MayTell(PhraseRule rule, IReadOnlyDictionary<string, DateTimeOffset> told, DateTimeOffset now) =>
        !told.TryGetValue(rule.Id, out var last) || (!rule.Once && now - last >= TimeSpan.FromSeconds(rule.Cooldown));
}
