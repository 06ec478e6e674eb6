using System.Globalization;
using CallCenter.Core.Calendars;
using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Customers;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Calls;

/// <summary>What a call is about: the customer's file, the callback, the agent.</summary>
public sealed record CallAbout(CustomerFile File, DeskOrder Order, DeskOwner Agent);

/// <summary>Computes the facts a script may name, so that an agent cannot misquote a figure. domain §2.</summary>
public static class CallFacts
{
    public static IReadOnlyDictionary<string, Fact> Of(CallAbout about, OfficeOptions office, WorkCalendar calendar, DateTimeOffset now)
    {
        var (file, order, agent) = about;
        var facts = new Dictionary<string, Fact>
        {
            ["agent.name"] = new Fact.Words(agent.Name),
            ["agent.number"] = new Fact.Words(agent.StaffNumber),
            ["company.name"] = new Fact.Words(order.Locale == "en" ? office.CompanyEnglish : office.Company),
            ["company.hotline"] = new Fact.Words(office.Hotline),
            ["customer.name"] = new Fact.Words(file.Customer.Name),
            ["customer.honorific"] = new Fact.Words(Address(file.Customer)),
            ["customer.number"] = new Fact.Words(PhoneNumber.MaskedStored(file.Customer.Number)),
            ["customer.class"] = new Fact.Words(file.Customer.Class.ToString().ToLowerInvariant()),
            ["customer.region"] = new Fact.Words(file.Customer.Region),
            ["plan.name"] = new Fact.Words(file.Customer.Plan),
        };
        AddBills(facts, file.Bills, CultureInfo.GetCultureInfo(order.Locale));
        AddContract(facts, file.Customer, (calendar.Zone, now));
        AddCase(facts, file.Complaints, calendar.Zone);
        AddFirstTalk(facts, file, order, (calendar.Zone, now));
        AddPromise(facts, file.Promises, order, calendar.Zone);
        return facts;
    }

    private static string Address(CustomerLine customer) =>
        customer.Locale == "en" ? $"{customer.Honorific} {customer.Name.Split(' ')[^1]}" : $"{customer.Name[..1]}{customer.Honorific}";

    private static void AddBills(Dictionary<string, Fact> facts, IReadOnlyList<BillLine> bills, CultureInfo culture)
    {
        foreach (var (name, fact) in BillFacts.Of([.. bills.Select(Month)], culture)) facts[name] = fact;
        if (bills is not [.., var latest]) return;
        facts["plan.fee"] = new Fact.Money(latest.PlanFen);
        if (bills.Where(b => b.Unpaid).ToList() is not [var oldest, ..] unpaid) return;
        facts["arrears.month"] = new Fact.Day(FirstOf(oldest.Period));
        facts["arrears.amount"] = new Fact.Money(unpaid.Sum(b => b.TotalFen));
    }

    private static BilledMonth Month(BillLine bill) => new(
        FirstOf(bill.Period), bill.TotalFen, bill.PlanFen, bill.ExtraFen, bill.ValueAddedFen, bill.VoiceMinutes + bill.DataMegabytes > 0);

    private static DateOnly FirstOf(int period) => new(period / 100, period % 100, 1);

    private static void AddContract(Dictionary<string, Fact> facts, CustomerLine customer, (TimeZoneInfo Zone, DateTimeOffset Now) here)
    {
        if (customer.ContractEnds is not { } end) return;
        facts["contract.end"] = new Fact.Day(end);
        facts["contract.days"] = new Fact.Count(Math.Max(0, end.DayNumber - WallClock.Day(here.Zone, here.Now).DayNumber));
    }

    /// <summary>The open complaint; its answer once there is one.</summary>
    private static void AddCase(Dictionary<string, Fact> facts, IReadOnlyList<CustomerComplaintLine> complaints, TimeZoneInfo zone)
    {
        if (complaints.FirstOrDefault(c => c.ClosedAt is null) is not { } open) return;
        facts["case.number"] = new Fact.Words(open.Number);
        facts["case.date"] = new Fact.Day(WallClock.Day(zone, open.ReceivedAt));
        if (open.Answer is { Length: > 0 } answer) facts["case.answer"] = new Fact.Words(answer);
    }

    private static void AddFirstTalk(Dictionary<string, Fact> facts, CustomerFile file, DeskOrder order, (TimeZoneInfo Zone, DateTimeOffset Now) here)
    {
        if (file.Calls.FirstOrDefault(c => c.Call.Id == order.EarlierCallId) is not { } first) return;
        var day = WallClock.Day(here.Zone, first.Call.PlacedAt);
        facts["first.date"] = new Fact.Day(day);
        facts["first.days"] = new Fact.Count(WallClock.Day(here.Zone, here.Now).DayNumber - day.DayNumber);
        if (first.Notes is [.., var note]) facts["first.note"] = new Fact.Words(note);
    }

    /// <summary>The promise of the first talk; without one the newest. Unknown claims nothing.</summary>
    private static void AddPromise(Dictionary<string, Fact> facts, IReadOnlyList<PromiseLine> promises, DeskOrder order, TimeZoneInfo zone)
    {
        facts["promise.outcome"] = new Fact.Words("none");
        if ((promises.FirstOrDefault(p => p.CallId == order.EarlierCallId) ?? (promises is [var newest, ..] ? newest : null)) is not { } promise) return;
        facts["promise.outcome"] = new Fact.Words(promise.State switch
        {
            PromiseState.Kept => "kept",
            PromiseState.NotKept => "not-kept",
            _ => "unknown",
        });
        facts["promise.text"] = new Fact.Words(promise.Text);
        facts["promise.due"] = new Fact.Day(WallClock.Day(zone, promise.DueAt));
        facts["promise.state"] = new Fact.Words((promise.State, order.Locale) switch
        {
            (PromiseState.Kept, "en") => "kept",
            (PromiseState.NotKept, "en") => "not kept",
            (_, "en") => "unknown",
            (PromiseState.Kept, _) => "已兑现",
            (PromiseState.NotKept, _) => "未兑现",
            _ => "未知",
        });
    }
}
