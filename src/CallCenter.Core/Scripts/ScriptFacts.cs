namespace CallCenter.Core.Scripts;

/// <summary>A fact that the texts of scripts and prompts may name.</summary>
/// <param name="Name">As written in a placeholder.</param>
/// <param name="Format">How it is shown when the placeholder does not say.</param>
/// <param name="Personal">An amount or detail that only the verified holder may hear. domain §2.</param>
/// <param name="Sample">What stands for it where no customer is: play-throughs, reading time, test dialogues.</param>
public sealed record ScriptFact(string Name, FactFormat Format, bool Personal, Fact Sample);

/// <summary>The closed list of facts: what is not here, no text may name. domain §2.</summary>
public static class ScriptFacts
{
    private static readonly Dictionary<string, ScriptFact> ByName =
        People().Concat(Money()).Concat(Earlier()).ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Every fact, in the order of the list.</summary>
    public static IReadOnlyCollection<ScriptFact> All => ByName.Values;

    /// <summary>A sample of every fact.</summary>
    public static IReadOnlyDictionary<string, Fact> Samples { get; } =
        ByName.Values.ToDictionary(f => f.Name, f => f.Sample, StringComparer.Ordinal);

    /// <summary>The samples in the words of a language.</summary>
    public static IReadOnlyDictionary<string, Fact> SamplesIn(string locale) => string.Equals(locale, "en", StringComparison.Ordinal) ? EnglishSamples : Samples;

    private static readonly Dictionary<string, Fact> EnglishSamples = new(Samples, StringComparer.Ordinal)
    {
        ["agent.name"] = new Fact.Words("Fang Wang"),
        ["company.name"] = new Fact.Words("Riverside Telecom"),
        ["customer.name"] = new Fact.Words("Mary Lee"),
        ["customer.honorific"] = new Fact.Words("Ms Lee"),
        ["customer.region"] = new Fact.Words("Hangzhou, Zhejiang"),
        ["plan.name"] = new Fact.Words("Smart 29"),
        ["bill.items"] = new Fact.Words("¥30.50 more for use beyond the plan, ¥10.00 more for value-added services"),
        ["first.note"] = new Fact.Words("weak signal at home"),
        ["promise.text"] = new Fact.Words("a technician looks at the broadband within three days"),
        ["promise.state"] = new Fact.Words("unknown"),
        ["appointment.time"] = new Fact.Words("Tuesday 15:30"),
        ["case.answer"] = new Fact.Words("the line into the house was replaced and the speed is back to normal"),
    };

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

    private static ScriptFact[] People() =>
    [
        Open("agent.name", "王芳"),
        Open("agent.number", "1001"),
        Open("company.name", "江南电信"),
        Open("company.hotline", "10000"),
        Open("customer.name", "张敏"),
        Open("customer.honorific", "张女士"),
        Open("customer.number", "138****5678"),
        Key("customer.class", "a"),
        new("customer.region", FactFormat.Text, true, new Fact.Words("浙江 杭州")),
        new("plan.name", FactFormat.Text, true, new Fact.Words("畅享 29 元套餐")),
        Amount("plan.fee", 2_900),
        new("contract.end", FactFormat.Date, true, new Fact.Day(new DateOnly(2026, 12, 31))),
        new("contract.days", FactFormat.Number, true, new Fact.Count(30)),
    ];

    private static ScriptFact[] Money() =>
    [
        new("bill.month", FactFormat.Month, true, new Fact.Day(new DateOnly(2026, 10, 1))),
        Amount("bill.latest", 8_650),
        Amount("bill.previous", 4_600),
        Amount("bill.difference", 4_050),
        Amount("bill.average", 4_520),
        new("bill.months", FactFormat.Number, true, new Fact.Count(6)),
        new("bill.items", FactFormat.Text, true, new Fact.Words("套餐外费用多了¥30.50，增值业务费多了¥10.00")),
        Key("bill.trend", "up"),
        new("bill.silent-months", FactFormat.Number, true, new Fact.Count(1)),
        Amount("arrears.amount", 8_650),
        new("arrears.month", FactFormat.Month, true, new Fact.Day(new DateOnly(2026, 10, 1))),
    ];

    private static ScriptFact[] Earlier() =>
    [
        new("first.date", FactFormat.Date, false, new Fact.Day(new DateOnly(2026, 11, 12))),
        new("first.days", FactFormat.Number, false, new Fact.Count(10)),
        new("first.note", FactFormat.Text, true, new Fact.Words("客户反映家里信号弱")),
        new("promise.text", FactFormat.Text, true, new Fact.Words("三天内安排师傅上门查看宽带")),
        new("promise.due", FactFormat.Date, true, new Fact.Day(new DateOnly(2026, 11, 15))),
        new("promise.state", FactFormat.Text, true, new Fact.Words("未知")),
        Key("promise.outcome", "kept"),
        Open("appointment.time", "周二 15:30"),
        Open("case.number", "TS20261122-0007"),
        new("case.date", FactFormat.Date, false, new Fact.Day(new DateOnly(2026, 11, 20))),
        new("case.answer", FactFormat.Text, true, new Fact.Words("已更换入户线，网速恢复正常")),
    ];

    private static ScriptFact Open(string name, string sample) => new(name, FactFormat.Text, false, new Fact.Words(sample));

    private static ScriptFact Key(string name, string sample) => new(name, FactFormat.Key, true, new Fact.Words(sample));

    private static ScriptFact Amount(string name, long fen) => new(name, FactFormat.Money, true, new Fact.Money(fen));
}
