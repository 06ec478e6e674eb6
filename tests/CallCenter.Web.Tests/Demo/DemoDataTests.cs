using System.Text.Json;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Demo;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Tests.Demo;

public sealed class DemoDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 30, 0, TimeSpan.Zero);
    private static readonly DemoData Data = DemoData.Make(6, Now);

    [Fact]
    public void The_same_seed_and_instant_give_the_same_data_and_another_seed_does_not()
    {
        var first = JsonSerializer.Serialize(Data);
        Assert.Equal(first, JsonSerializer.Serialize(DemoData.Make(6, Now)));
        Assert.NotEqual(first, JsonSerializer.Serialize(DemoData.Make(7, Now)));
    }

    [Fact]
    public void Classes_have_the_shares_of_customers_and_revenue_of_the_trade()
    {
        Assert.Equal(300, Data.Customers.Count);
        int Count(CustomerClass c) => Data.Customers.Count(x => x.Class == c);
        Assert.Equal((30, 60, 210), (Count(CustomerClass.A), Count(CustomerClass.B), Count(CustomerClass.C)));

        var classOf = Data.Customers.ToDictionary(c => c.Id, c => c.Class);
        var total = (double)Data.Bills.Sum(b => b.TotalFen);
        double Share(CustomerClass c) => Data.Bills.Where(b => classOf[b.CustomerId] == c).Sum(b => b.TotalFen) / total;
        Assert.InRange(Share(CustomerClass.A), 0.62, 0.78);
        Assert.InRange(Share(CustomerClass.B), 0.14, 0.26);
        Assert.InRange(Share(CustomerClass.C), 0.06, 0.15);
    }

    [Fact]
    public void Numbers_are_unique_mobile_numbers_spread_over_every_persona()
    {
        Assert.Equal(300, Data.Customers.Select(c => c.Number).Distinct().Count());
        Assert.Equal(300, Data.Customers.Select(c => c.CustomerNumber).Distinct().Count());
        Assert.All(Data.Customers, c => Assert.True(PhoneNumber.Stored(c.Number)!.IsMobile));
        Assert.All(Data.Customers.GroupBy(DemoCustomers.Persona), g => Assert.Equal(30, g.Count()));
        Assert.All(Data.Customers, c => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(c.Zone, out _), c.Zone));
    }

    [Fact]
    public void Few_customers_are_protected_live_far_off_or_speak_English()
    {
        Assert.InRange(Data.Customers.Count(c => c.RedList), 1, 9);
        Assert.InRange(Data.Customers.Count(c => c.Vip), 4, 25);
        Assert.Equal(8, Data.Customers.Count(c => c.Locale == "en"));
        Assert.Equal(12, Data.Customers.Count(c => c.Zone == "Asia/Urumqi"));
        Assert.Equal(4, Data.Customers.Count(c => c.Zone is not ("Asia/Urumqi" or "Asia/Shanghai")));
    }

    [Fact]
    public void Every_customer_has_twelve_bills_that_add_up()
    {
        Assert.All(Data.Bills.GroupBy(b => b.CustomerId), g =>
            Assert.Equal(Enumerable.Range(0, 12).Select(i => i < 2 ? 202511 + i : 202599 + i), g.Select(b => b.Period)));
        Assert.Equal(300 * 12, Data.Bills.Count);
        Assert.All(Data.Bills, b => Assert.Equal(b.TotalFen, b.PlanFen + b.ExtraFen + b.ValueAddedFen));
        Assert.All(Data.Bills, b => Assert.True(b is { PlanFen: > 0, ExtraFen: >= 0, ValueAddedFen: >= 0, VoiceMinutes: >= 0, DataMegabytes: >= 0 }));
    }

    [Fact]
    public void Last_months_hold_sudden_rises_drops_and_zero_usage_and_most_are_steady()
    {
        var pairs = Data.Bills.GroupBy(b => b.CustomerId).Select(g => g.TakeLast(2).ToArray()).ToList();
        var rises = pairs.Count(p => p[1].TotalFen >= p[0].TotalFen * 1.4);
        var drops = pairs.Count(p => p[1].DataMegabytes > 0 && p[1].TotalFen <= p[0].TotalFen * 0.75);
        var zeros = pairs.Count(p => p[1] is { VoiceMinutes: 0, DataMegabytes: 0 });
        Assert.InRange(rises, 12, 45);
        Assert.InRange(drops, 10, 45);
        Assert.InRange(zeros, 8, 35);
        Assert.InRange(300 - rises - drops - zeros, 190, 270);
    }

    [Fact]
    public void Two_teams_have_eight_agents_and_two_leads_and_there_is_one_of_every_other_role()
    {
        Assert.Equal(2, Data.Teams.Count);
        Assert.Equal(8, Data.Accounts.Count(a => a.Role == Role.Agent));
        Assert.Equal([1L, 2L], Data.Accounts.Where(a => a.Role == Role.TeamLead).Select(a => a.Person.TeamId ?? 0));
        Assert.All(Enum.GetValues<Role>().Except([Role.Agent, Role.TeamLead]), role => Assert.Single(Data.Accounts, a => a.Role == role));
        Assert.All(Data.Accounts, a => Assert.True(a.Person.Demo));
        Assert.Equal(16, Data.Accounts.Select(a => a.Person.StaffNumber).Distinct().Count());
    }

    [Fact]
    public void Earlier_calls_lie_three_to_ten_days_back_on_working_days_and_never_overlap()
    {
        Assert.All(Data.Calls, c =>
        {
            Assert.InRange(Now - c.Row.PlacedAt, TimeSpan.FromDays(2.5), TimeSpan.FromDays(10.5));
            Assert.True(DemoDays.IsWorkday(DateOnly.FromDateTime(c.Row.PlacedAt.UtcDateTime.AddHours(8))));
            Assert.True(c.Row.PlacedAt < c.Row.EndedAt && c.Row.EndedAt <= c.Row.ClosedAt);
        });
        foreach (var diary in Data.Calls.GroupBy(c => c.Row.AgentId).Select(g => g.OrderBy(c => c.Row.PlacedAt).ToList()))
            Assert.All(diary.Zip(diary.Skip(1)), pair => Assert.True(pair.First.Row.ClosedAt < pair.Second.Row.PlacedAt));
    }

    [Fact]
    public void Promises_of_every_state_exist_and_none_is_judged_before_its_time()
    {
        var promises = Data.Calls.Select(c => c.Promise).OfType<Promise>().ToList();
        Assert.All(Enum.GetValues<PromiseState>(), state => Assert.InRange(promises.Count(p => p.State == state), 10, 100));
        Assert.All(promises.Where(p => p.DueAt > Now), p => Assert.Equal(PromiseState.Unknown, p.State));
        Assert.All(Data.Calls.Where(c => c.Promise is not null), c => Assert.Equal(c.Row.Id, c.Promise!.CallId));
    }

    [Fact]
    public void Every_agents_queue_begins_with_a_calm_or_angry_customer_to_whom_a_promise_was_made()
    {
        var customers = Data.Customers.ToDictionary(c => c.Id);
        foreach (var agent in Data.Accounts.Where(a => a.Role == Role.Agent))
        {
            var queue = Waiting().Where(c => c.OwnerId == agent.Person.Id && c.DueAt <= Now).OrderBy(c => c.Priority).ThenBy(c => c.DueAt).ToList();
            Assert.Contains(DemoCustomers.Persona(customers[queue[0].CustomerId]), new[] { 0, 1, 9, 3 });
            Assert.Equal(queue, queue.OrderBy(c => c.DueAt).ThenBy(c => c.Priority));
            Assert.Equal(8, queue.Select(c => DemoCustomers.Persona(customers[c.CustomerId]) is var d && d is 0 or 1 or 9 ? 0 : d).Distinct().Count());
            Assert.Contains(Data.Calls, c => c.Row.Id == queue[0].EarlierCallId && c.Promise is { State: not PromiseState.Unknown });
        }
    }

    [Fact]
    public void Second_callbacks_wait_for_both_teams_now_and_later_some_by_appointment_also_in_the_rest_time()
    {
        var waiting = Waiting().Where(c => c.Kind == CallbackKind.SecondCallback).ToList();
        Assert.All(new long[] { 1, 2 }, team =>
        {
            Assert.Contains(waiting, c => c.TeamId == team && c.OwnerId is null && c.DueAt <= Now);
            Assert.Contains(waiting, c => c.TeamId == team && c.DueAt > Now);
        });
        Assert.All(waiting, c => Assert.Contains(Data.Calls, e => e.Row.Id == c.EarlierCallId && e.Row.CustomerId == c.CustomerId));
        Assert.Equal(waiting.Count, waiting.Select(c => c.CustomerId).Distinct().Count());
        Assert.InRange(waiting.Count(c => c.AgreedAt is not null), 5, 30);
        Assert.Contains(waiting, c => c.AgreedAt is { Hour: 4, Minute: 30 });
    }

    [Fact]
    public void Every_kind_of_callback_has_a_campaign_and_the_bills_say_whom_it_calls()
    {
        Assert.Equal(Enum.GetValues<CallbackKind>(), Data.Campaigns.Select(c => c.Kind).Distinct().Order());
        var bills = Data.Bills.ToLookup(b => b.CustomerId);
        List<Callback> Of(CallbackKind kind) => [.. Data.Callbacks.Where(c => c.Kind == kind)];
        Assert.All(new[] { CallbackKind.BillAnomaly, CallbackKind.ZeroUsage, CallbackKind.Arrears, CallbackKind.ContractExpiry, CallbackKind.Care, CallbackKind.Satisfaction, CallbackKind.AfterActivation },
            kind => Assert.NotEmpty(Of(kind)));
        Assert.All(Of(CallbackKind.ZeroUsage), c => Assert.Equal(0, bills[c.CustomerId].Last().VoiceMinutes));
        Assert.All(Of(CallbackKind.Arrears), c => Assert.Contains(bills[c.CustomerId], b => b.Unpaid));
        Assert.Equal(Data.Callbacks.Count, Data.Callbacks.Select(c => c.Id).Distinct().Count());
    }

    private static IEnumerable<Callback> Waiting() => Data.Callbacks.Where(c => c.State == CallbackState.Waiting);
}
