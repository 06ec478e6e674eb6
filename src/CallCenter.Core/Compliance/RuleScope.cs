using System.Collections.Frozen;
using System.Text.Json;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Compliance;

/// <summary>Whose words are judged, and where they are said: some rules are for kinds of callback or for steps alone. domain §2, §3.</summary>
/// <param name="Speaker">Who speaks or writes.</param>
/// <param name="Kind">Key of the kind of callback, such as <c>arrears</c>; none where it is not known, then rules of every kind hear.</param>
/// <param name="Step">Id of the step on the desk; none where it is not known, then rules of every step hear.</param>
public readonly record struct RuleScope(Speaker Speaker, string? Kind = null, string? Step = null)
{
    private static readonly FrozenDictionary<CallbackKind, string> Keys =
        Enum.GetValues<CallbackKind>().ToFrozenDictionary(kind => kind, kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()));

    /// <summary>Words said nowhere in particular.</summary>
    public static implicit operator RuleScope(Speaker speaker) => new(speaker);

    /// <summary>Words said in a call of this kind, at this step.</summary>
    public static RuleScope Of(Speaker speaker, CallbackKind kind, string? step) => new(speaker, Keys[kind], step);

    /// <summary>Whether a rule hears them.</summary>
    public bool Hears(PhraseRule rule) =>
        rule.Speaker == Speaker && Within(rule.Scripts, Kind) && Within(rule.Steps, Step);

    private static bool Within(IReadOnlyList<string> only, string? here) => only.Count == 0 || here is null || only.Contains(here, StringComparer.Ordinal);
}
