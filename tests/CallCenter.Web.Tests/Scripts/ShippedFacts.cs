using System.Globalization;
using CallCenter.Core.Calendars;
using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Demo;
using CallCenter.Web.FollowUps;
using CallCenter.Web.People;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Facts as the product computes them, of generated customers that a campaign of the kind would call.</summary>
internal static class ShippedFacts
{
    private const int PerKind = 6;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);
    private static readonly DemoData Data = DemoData.Make(6, Now);
    private static readonly ILookup<Guid, Bill> Bills = Data.Bills.ToLookup(b => b.CustomerId);
    private static readonly ILookup<Guid, EarlierCall> Calls = Data.Calls.ToLookup(c => c.Row.CustomerId);

    internal static IReadOnlyList<IReadOnlyDictionary<string, Fact>> Of(string kind, string locale) =>
    [
        .. Data.Customers.Select(c => FactsOf(c, locale)).Where(f => Fits(kind, f))
            .GroupBy(f => Shape(kind, f)).SelectMany(g => g.Take(kind == "second-callback" ? 2 : PerKind)).Take(PerKind),
    ];

    private static string Shape(string kind, IReadOnlyDictionary<string, Fact> facts) => kind switch
    {
        "second-callback" => $"{facts["promise.outcome"]}",
        "bill-anomaly" => $"{facts["bill.trend"]}",
        "complaint-closing" or "satisfaction" => $"{facts.ContainsKey("case.number")} {facts.ContainsKey("case.answer")}",
        _ => "",
    };

    // As a campaign of this kind picks its customers. domain §2, triggers.
    private static bool Fits(string kind, IReadOnlyDictionary<string, Fact> facts) => kind switch
    {
        "second-callback" => facts.ContainsKey("first.date"),
        "zero-usage" => facts["bill.silent-months"] is Fact.Count { Value: > 0 },
        "contract-expiry" => facts.ContainsKey("contract.end"),
        "arrears" => facts.ContainsKey("arrears.amount"),
        "complaint-closing" => facts.ContainsKey("case.number"),
        _ => true,
    };

    private static IReadOnlyDictionary<string, Fact> FactsOf(Customer customer, string locale)
    {
        var earlier = Calls[customer.Id].OrderByDescending(c => c.Row.PlacedAt).ToList();
        var line = new CustomerLine(
            customer.Id, customer.CustomerNumber, locale == "en" ? "Grace Miller" : customer.Name, locale == "en" ? "Ms" : customer.Honorific, customer.Class, customer.Vip, customer.RedList,
            customer.Number, customer.WrongNumber, customer.Region, customer.Zone, locale, customer.Plan, customer.ContractEnds);
        var file = new CustomerFile(
            line, [.. Bills[customer.Id].OrderBy(b => b.Period).Select(Line)],
            [.. earlier.Select(c => new EarlierCallFile(
                new(c.Row.Id, c.Row.Kind, c.Row.AgentId, "王芳", c.Row.PlacedAt, c.Row.AnsweredAt, c.Row.EndedAt, c.Row.Result, null), [c.Topic?.Subject.In(locale) ?? "—"]))],
            [.. earlier.Select(c => c.Promise).OfType<Promise>().Select(p => new PromiseLine(p.Id, p.CallId, p.Key, p.Text, p.MadeAt, p.DueAt, p.State))],
            [.. earlier.Select(c => c.Complaint).OfType<Complaint>().Select(c => new CustomerComplaintLine(
                c.Id, c.Number, c.Text, c.State, c.ReceivedAt, c.DueAt, null) { Answer = c.Number.EndsWith('1') ? null : "已更换设备，信号恢复正常" })],
            []);
        var order = new DeskOrder(
            Guid.NewGuid(), customer.Id, Guid.NewGuid(), CallbackKind.SecondCallback, 1, "", locale, customer.Number, 0, null, "", null, Now, null,
            earlier.FirstOrDefault(c => c.Row.AnsweredAt is not null)?.Row.Id);
        return CallFacts.Of(new(file, order, new("王芳", "1001", AgentState.Busy, Now, null, null, null)), new OfficeOptions(), WorkCalendar.Default, Now);
    }

    private static BillLine Line(Bill bill) => new(
        bill.Period, bill.TotalFen, bill.PlanFen, bill.ExtraFen, bill.ValueAddedFen, bill.VoiceMinutes, bill.DataMegabytes)
    { Unpaid = bill.Unpaid };
}
