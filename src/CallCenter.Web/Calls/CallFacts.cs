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
            ["customer.number"] = new Fact.Words(PhoneNumber.Stored(file.Customer.Number).Masked),
            ["customer.region"] = new Fact.Words(file.Customer.Region),
            ["plan.name"] = new Fact.Words(file.Customer.Plan),
        };
        AddBills(facts, file.Bills);
        AddFirstTalk(facts, file, order, (calendar.Zone, now));
        AddPromise(facts, file.Promises, order, calendar.Zone);
        if (file.Complaints.FirstOrDefault(c => c.ClosedAt is null) is { } open) facts["case.number"] = new Fact.Words(open.Number);
        return facts;
    }

    private static string Address(CustomerLine customer) =>
        customer.Locale == "en" ? $"{customer.Honorific} {customer.Name.Split(' ')[^1]}" : $"{customer.Name[..1]}{customer.Honorific}";

    private static void AddBills(Dictionary<string, Fact> facts, IReadOnlyList<BillLine> bills)
    {
        if (bills is not [.., var latest]) return;
        facts["bill.month"] = new Fact.Day(new DateOnly(latest.Period / 100, latest.Period % 100, 1));
        facts["bill.latest"] = new Fact.Money(latest.TotalFen);
        if (bills is not [.., var previous, _]) return;
        facts["bill.previous"] = new Fact.Money(previous.TotalFen);
        facts["bill.difference"] = new Fact.Money(latest.TotalFen - previous.TotalFen);
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
        if ((promises.FirstOrDefault(p => p.CallId == order.EarlierCallId) ?? (promises is [var newest, ..] ? newest : null)) is not { } promise) return;
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
