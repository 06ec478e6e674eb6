using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Benchmarks.Calls;

/// <summary>A call that was placed, and what its next decision builds on.</summary>
internal sealed class PlacedCall(CallState state, string link)
{
    public CallState State { get; set; } = state;
    public string Link { get; set; } = link;
}

/// <summary>Customers, callbacks, agents and calls in a running product's database.</summary>
internal sealed class Stage(RunningProduct product)
{
    private readonly Guid campaign = Guid.CreateVersion7();

    public DateTimeOffset Now => product.Get<OfficeClock>().GetUtcNow();

    public Db OpenDb() => product.Get<IDbContextFactory<Db>>().CreateDbContext();

    /// <summary>A team with its agents, each at the desk and ready.</summary>
    public async Task<List<Taker>> SeatAsync(long team, int agents)
    {
        var takers = Enumerable.Range(0, agents).Select(_ => new Taker(Guid.CreateVersion7(), team)).ToList();
        await product.Get<Writes>().RunAsync(async db =>
        {
            db.Teams.Add(new Team { Id = team, Name = $"{team} 班" });
            foreach (var taker in takers)
            {
                var name = taker.AgentId.ToString("N");
                db.Users.Add(new Person
                {
                    Id = taker.AgentId,
                    UserName = name,
                    NormalizedUserName = name,
                    DisplayName = "李娜",
                    StaffNumber = name[^8..],
                    TeamId = team,
                    SecurityStamp = name,
                });
                db.Presences.Add(new Presence { PersonId = taker.AgentId, TeamId = team, State = AgentState.Ready, Since = Now });
            }
            await Task.CompletedTask;
        });
        return takers;
    }

    /// <summary>Customers of a team, each with one callback that is due.</summary>
    public async Task<List<Callback>> FillAsync(long team, int callbacks)
    {
        var made = new List<Callback>(callbacks);
        foreach (var part in Enumerable.Range(0, callbacks).Chunk(1000))
            await product.Get<Writes>().RunAsync(async db =>
            {
                if (!await db.Campaigns.AnyAsync(c => c.Id == campaign)) db.Campaigns.Add(Campaign(team));
                foreach (var number in part)
                {
                    var customer = Customer(team, number);
                    db.Customers.Add(customer);
                    made.Add(Callback(customer, team, number));
                    db.Callbacks.Add(made[^1]);
                }
            });
        return made;
    }

    /// <summary>Calls of these callbacks, placed through the product's writer.</summary>
    public async Task<List<PlacedCall>> PlaceAsync(Taker agent, IReadOnlyList<Callback> callbacks)
    {
        var script = product.Get<ScriptLibrary>().Find("second-callback", "zh-CN") ?? throw new InvalidOperationException("No script.");
        var writer = product.Get<EventWriter>();
        return [.. await Task.WhenAll(callbacks.Select(async callback =>
        {
            var order = new CallPlaced(callback.Id, callback.CustomerId, campaign, callback.Kind, agent.AgentId, agent.TeamId,
                script.Id, script.Version, script.Locale, script.Start, 1, true, "+8613800000000");
            var id = Guid.CreateVersion7();
            var happening = new Happening(1, Now, order, null);
            var state = CallFold.Next(id, null, happening) ?? throw new InvalidOperationException("A placed call has no state.");
            var written = await writer.WriteAsync(new(0, state, [happening], EventChain.Start, 0));
            return new PlacedCall(state, written.Link ?? throw new UnequalException("A call could not be placed."));
        }))];
    }

    /// <summary>Takes calls into this node's memory, as those are that it placed itself.</summary>
    public async Task HoldAsync(IEnumerable<PlacedCall> placed)
    {
        var (calls, book) = (product.Get<LiveCalls>(), product.Get<CallBook>());
        foreach (var call in placed)
        {
            var live = calls.Of(call.State.Id);
            await calls.LoadAsync(live);
            live.Rules = await book.RulesOfAsync(call.State.Order);
        }
    }

    private Campaign Campaign(long team) => new()
    {
        Id = campaign,
        Name = "二次回访",
        Kind = CallbackKind.SecondCallback,
        Purpose = CallPurpose.Service,
        ScriptId = "second-callback",
        TeamId = team,
        Open = true,
        CreatedAt = Now,
    };

    private static Customer Customer(long team, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerNumber = $"C{team}{number:000000}",
        Name = "张敏",
        Honorific = "女士",
        Class = CustomerClass.B,
        Number = $"+861{team + 30}{number:00000000}",
        Region = "浙江 杭州",
        Zone = "Asia/Shanghai",
        Locale = "zh-CN",
        Plan = "畅享 129",
    };

    private Callback Callback(Customer customer, long team, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        CampaignId = campaign,
        CustomerId = customer.Id,
        Kind = CallbackKind.SecondCallback,
        State = CallbackState.Waiting,
        TeamId = team,
        DueAt = Now.AddSeconds(-60 - number),
        Priority = number % 3,
        Reason = "首次回访后 7 天",
    };
}
