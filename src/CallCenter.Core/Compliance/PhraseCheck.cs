using CallCenter.Core.Scripts;

namespace CallCenter.Core.Compliance;

/// <summary>Finds what is wrong with a list of phrases before it judges anyone. Pure. domain §3.</summary>
public static class PhraseCheck
{
    /// <summary>Every flaw, in the order of the file. Keys are <c>rules.{id}</c> and <c>required.{id}</c>.</summary>
    public static IReadOnlyList<Flaw> Flaws(PhraseMatcher phrases, FileSpots spots) =>
    [
        .. Ids("rules", phrases.Rules.Select(r => r.Id)).Concat(Ids("required", phrases.Required.Select(r => r.Id)))
            .Concat(phrases.Rules.SelectMany(rule => Rule(rule, phrases)))
            .Concat(Overlaps(phrases.Rules))
            .Concat(phrases.Set.Guards.SelectMany(guard => Guard(guard, phrases.Set)))
            .Concat(phrases.Required.SelectMany(Required))
            .Select(f => spots.FlawAt(f.Key, f.Reason))
            .OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<Fault> Ids(string list, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
            if (!ScriptShape.IsId(id))
                yield return new($"{list}.{id}", ScriptShape.NoId(id));
            else if (!seen.Add(id))
                yield return new($"{list}.{id}", "is given twice");
    }

    private static IEnumerable<Fault> Rule(PhraseRule rule, PhraseMatcher phrases)
    {
        var key = $"rules.{rule.Id}";
        if (!PhraseKinds.All.Contains(rule.Kind, StringComparer.Ordinal))
            yield return new($"{key}.kind", $"unknown kind '{rule.Kind}'");
        if (rule.Phrases.Count == 0 && rule.Patterns.Count == 0)
            yield return new($"{key}.phrases", "is empty");
        if (string.IsNullOrWhiteSpace(rule.Why))
            yield return new($"{key}.why", "is empty");
        foreach (var fault in Literals($"{key}.phrases", rule.Phrases).Concat(Literals($"{key}.exceptions", rule.Exceptions)))
            yield return fault;
        var read = rule.Patterns.Select(p => (Text: p, Read: phrases.Read(p))).ToArray();
        var anchors = rule.Exceptions.Count == 0 ? [] : Anchors(rule, read.SelectMany(p => p.Read.Patterns));
        foreach (var idle in rule.Exceptions.Where(e => !Covers(e, anchors)))
            yield return new($"{key}.exceptions", $"'{idle}' is no longer wording of a phrase of this rule");
        foreach (var (pattern, answer) in read)
            if (answer.Fault is { } fault)
                yield return new($"{key}.patterns", $"'{pattern}': {fault}");
        foreach (var unknown in rule.Unless.Where(id => !phrases.Set.Guards.Any(g => g.Id == id)))
            yield return new($"{key}.unless", $"unknown guard '{unknown}'");
        foreach (var hit in phrases.Match(rule.Replacement ?? "", Speaker.Agent))
            yield return new($"{key}.replacement", $"forbidden phrase '{hit.Text}' (rule '{hit.Rule}')");
    }

    // One wording in two rules of a speaker: which of them hit would be chance.
    private static IEnumerable<Fault> Overlaps(IReadOnlyList<PhraseRule> rules)
    {
        var seen = new Dictionary<(Speaker, string), string>();
        foreach (var rule in rules)
            foreach (var phrase in rule.Phrases)
                if (PhraseMatcher.Normalise(phrase) is { Length: > 0 } plain && !seen.TryAdd((rule.Speaker, plain), rule.Id) && seen[(rule.Speaker, plain)] is var other && other != rule.Id)
                    yield return new($"rules.{rule.Id}.phrases", $"'{phrase}' stands in rule '{other}' already");
    }

    private static IEnumerable<Fault> Guard(PhraseGuard guard, PhraseSet set) =>
        from text in guard.RightBefore.Concat(guard.Skip).Concat(guard.Before).Concat(guard.RightAfter).Concat(guard.After).Concat(guard.Inside)
            .Concat(guard.Sentence).Concat(guard.Despite).Concat(guard.Who).Concat(guard.Verbs).Concat(guard.Ours)
        let read = PhrasePattern.Wordings(text, set.Words)
        let fault = read.Fault ?? (read.Wordings.Any(w => PhraseTerms.Fold(w).Length == 0) ? "a wording of it has nothing to compare" : null)
        where fault is not null
        select new Fault($"guards.{guard.Id}", $"'{text}': {fault}");

    private static IEnumerable<Fault> Required(RequiredPhrase phrase)
    {
        if (phrase.Wordings.Count == 0)
            yield return new($"required.{phrase.Id}.wordings", "is empty");
        foreach (var fault in Literals($"required.{phrase.Id}.wordings", phrase.Wordings))
            yield return fault;
    }

    private static IEnumerable<Fault> Literals(string key, IReadOnlyList<string> literals)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var literal in literals)
            if (PhraseMatcher.Normalise(literal) is not { Length: > 0 } plain)
                yield return new(key, $"'{literal}' has nothing to compare, or is longer than {PhraseTerms.Longest} characters");
            else if (plain.Length == 1)
                yield return new(key, $"'{literal}' is a single character: say where it stands, '^{literal}$'");
            else if (!seen.Add(plain))
                yield return new(key, $"'{literal}' is given twice");
    }

    // Literals are folded for the check by themselves; those of patterns are folded already.
    private static string[] Anchors(PhraseRule rule, IEnumerable<PhrasePattern> patterns) =>
        [.. rule.Phrases.Select(PhraseMatcher.Normalise), .. patterns.SelectMany(p => p.Parts[p.Anchor].Wordings)];

    private static bool Covers(string exception, string[] anchors)
    {
        var wide = PhraseMatcher.Normalise(exception);
        return Array.Exists(anchors, p => p.Length < wide.Length && wide.Contains(p, StringComparison.Ordinal));
    }
}
