namespace CallCenter.Core.Scripts;

/// <summary>A fact that the texts of scripts and prompts may name.</summary>
/// <param name="Name">As written in a placeholder.</param>
/// <param name="Format">How it is shown when the placeholder does not say.</param>
/// <param name="Personal">An amount or detail that only the verified holder may hear. domain §2.</param>
public sealed record ScriptFact(string Name, FactFormat Format, bool Personal);

/// <summary>The closed list of facts: what is not here, no text may name. domain §2.</summary>
public static class ScriptFacts
{
    private static readonly Dictionary<string, ScriptFact> ByName = List().ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Every fact, in the order of the list.</summary>
    public static IReadOnlyCollection<ScriptFact> All => ByName.Values;

    /// <summary>The fact of this name; none when there is none such.</summary>
    public static ScriptFact? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// The facts that may be shown to who is on the line: amounts and details for the holder alone, everything else for all.
    /// What is left out is rendered as <c>［name］</c>. domain §2.
    /// </summary>
    public static IReadOnlyDictionary<string, Fact> VisibleTo(LineIdentity identity, IReadOnlyDictionary<string, Fact> facts) =>
        identity == LineIdentity.Holder
            ? facts
            : facts.Where(f => Find(f.Key) is { Personal: false }).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);

    private static ScriptFact[] List() =>
    [
        new("agent.name", FactFormat.Text, false),
        new("agent.number", FactFormat.Text, false),
        new("company.name", FactFormat.Text, false),
        new("company.hotline", FactFormat.Text, false),
        new("customer.name", FactFormat.Text, false),
        new("customer.honorific", FactFormat.Text, false),
        new("customer.number", FactFormat.Text, false),
        new("customer.region", FactFormat.Text, true),
        new("plan.name", FactFormat.Text, true),
        new("bill.month", FactFormat.Month, true),
        new("bill.latest", FactFormat.Money, true),
        new("bill.previous", FactFormat.Money, true),
        new("bill.difference", FactFormat.Money, true),
        new("first.date", FactFormat.Date, false),
        new("first.days", FactFormat.Number, false),
        new("first.note", FactFormat.Text, true),
        new("promise.text", FactFormat.Text, true),
        new("promise.due", FactFormat.Date, true),
        new("promise.state", FactFormat.Text, true),
        new("appointment.time", FactFormat.Text, false),
        new("case.number", FactFormat.Text, false),
    ];
}
