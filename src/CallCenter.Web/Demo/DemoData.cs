using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.People;

namespace CallCenter.Web.Demo;

/// <summary>Everything a demo database holds, made from a seed and an instant alone.</summary>
public sealed record DemoData(
    IReadOnlyList<Team> Teams, IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<Customer> Customers, IReadOnlyList<Bill> Bills,
    IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Callback> Callbacks, IReadOnlyList<EarlierCall> Calls,
    IReadOnlyList<CallEventRow> Events, IReadOnlyList<Attempt> Attempts)
{
    public static DemoData Make(long seed, DateTimeOffset now)
    {
        var (random, days) = (new DemoRandom(seed), new DemoDays(now));
        var teams = DemoPeople.Teams();
        var accounts = DemoPeople.Accounts(random, days);
        var customers = DemoCustomers.Make(random, days);
        var bills = DemoBills.Make(random, days, customers);
        var campaigns = DemoCampaigns.Make(random, days, teams);
        var history = new DemoHistory(random, days, campaigns);
        foreach (var slot in DemoSlots.Deal(random, [.. accounts.Where(a => a.Role == Role.Agent)], customers))
            history.Add(slot);
        var calls = new DemoCases(random, days, accounts).Add(history.Calls).OrderBy(c => c.Row.PlacedAt).ToList();
        var waiting = history.Callbacks.Where(c => c.State == CallbackState.Waiting).Select(c => c.CustomerId).ToList();
        var complained = calls.Where(c => c.Complaint is not null).Select(c => c.Row.CustomerId).ToHashSet();
        // Dice of their own, so that everything else stays as it was.
        var kinds = DemoKinds.Make(new DemoRandom(seed + 1), days, teams, new(customers, bills.ToLookup(b => b.CustomerId), complained, waiting));
        return new(
            teams, accounts, customers, bills, [.. campaigns.SelectMany(c => new[] { c.First, c.Second }), .. kinds.Campaigns],
            [.. history.Callbacks, .. kinds.Callbacks], calls, Told(random, calls, history.Callbacks), [.. calls.Select(c => AttemptOf(random, c))]);
    }

    private static List<CallEventRow> Told(DemoRandom random, List<EarlierCall> calls, List<Callback> callbacks)
    {
        var (events, byId) = (new DemoEvents(random), callbacks.ToDictionary(c => c.Id));
        return [.. calls.SelectMany(call => events.Tell(call, byId[call.Row.CallbackId]))];
    }

    private static Attempt AttemptOf(DemoRandom random, EarlierCall call) => new()
    {
        Id = random.Id(call.Row.PlacedAt),
        CallbackId = call.Row.CallbackId,
        CustomerId = call.Row.CustomerId,
        CallId = call.Row.Id,
        Number = call.Slot.Customer.Number,
        At = call.Row.PlacedAt,
        Counted = true,
    };
}
