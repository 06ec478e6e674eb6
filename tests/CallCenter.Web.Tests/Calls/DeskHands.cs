using System.Security.Claims;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Calls;

/// <summary>An agent of a small team with one callback waiting, and the hands that work the desk.</summary>
internal sealed class DeskHands(Product product)
{
    /// <summary>A Tuesday, 10:00 in China, later than any day these tests run on.</summary>
    public static readonly DateTimeOffset Morning = new(2036, 11, 25, 2, 0, 0, TimeSpan.Zero);

    public Actor.Person Agent { get; } = new(Guid.NewGuid(), 1, new HashSet<Role> { Role.Agent });

    public AgentDesk Desk => product.Services.GetRequiredService<AgentDesk>();

    public Guid CallbackId { get; } = Guid.CreateVersion7();

    public Guid CustomerId { get; } = Guid.CreateVersion7();

    private readonly Guid campaign = Guid.CreateVersion7();

    /// <summary>Sets the clock to office hours and the table: team, agent, campaign, customer, callback.</summary>
    public static async Task<DeskHands> Seated(Product product, string number)
    {
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(Morning, "test");
        var hands = new DeskHands(product);
        await using var db = product.OpenDb();
        if (!db.Teams.Any(t => t.Id == 1)) db.Teams.Add(new Team { Id = 1, Name = "一班" });
        db.Users.Add(hands.Person(hands.Agent.Id, "李娜", "1001"));
        var role = db.Roles.FirstOrDefault(r => r.Name == nameof(Role.Agent)) ?? db.Roles.Add(new(nameof(Role.Agent)) { Id = Guid.NewGuid() }).Entity;
        db.UserRoles.Add(new() { UserId = hands.Agent.Id, RoleId = role.Id });
        db.Campaigns.Add(new Campaign
        {
            Id = hands.campaign,
            Name = "二次回访",
            Kind = CallbackKind.SecondCallback,
            Purpose = CallPurpose.Service,
            ScriptId = "second-callback",
            TeamId = 1,
            Open = true,
            CreatedAt = Morning,
        });
        db.Customers.Add(Someone(hands.CustomerId, number));
        db.Callbacks.Add(hands.Waiting(hands.CallbackId));
        await db.SaveChangesAsync();
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Ready);
        return hands;
    }

    /// <summary>The desk of this agent as a tab has it open.</summary>
    public async Task<DeskSession> OpenAsync()
    {
        var session = ActivatorUtilities.CreateInstance<DeskSession>(product.Services.CreateScope().ServiceProvider, Who());
        await session.OpenAsync(_ => { });
        return session;
    }

    /// <summary>The agent as a page of theirs knows them.</summary>
    public CurrentActor Who()
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Agent.Id.ToString()), new(SignIn.StampClaim, "s")], "test");
        return new(new SignedIn(new(new ClaimsPrincipal(identity))), product.Services.GetRequiredService<Actors>());
    }

    private sealed class SignedIn(AuthenticationState state) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(state);
    }

    /// <summary>Takes the callback and dials it.</summary>
    public async Task<Guid> DialAsync()
    {
        Assert.True(await Desk.TakeNextAsync(Agent));
        return Assert.IsType<DialReply.Placed>(await Desk.DialAsync(Agent, CallbackId)).CallId;
    }

    public Task<CallState> Reaches(Guid callId, CallPhase phase) => Until(callId, s => s.Phase == phase, $"phase {phase}");

    public Task<CallState> Until(Guid callId, Func<CallState, bool> holds, string what) => Eventually.Value(async () =>
        await product.Services.GetRequiredService<LiveCalls>().StateAsync(callId) is { } state && holds(state) ? state : null, what);

    /// <summary>Gives the one answer that a step without a question has.</summary>
    public Task<CallState> AnswerOnly(CallState state)
    {
        var script = product.Services.GetRequiredService<CallBook>().ScriptOf(state.Order);
        var answer = Assert.Single(script.Steps[state.Place.StepId].Answers);
        return Do(state.Id, new AnswerStep(state.Place.StepId, answer.Key));
    }

    public async Task<CallState> Do(Guid callId, CallCommand command) =>
        Assert.IsType<CallReply.Stored>(await Desk.SendAsync(Agent, callId, command)).State;

    /// <summary>More callbacks that are due now, to the same customer where no other is named.</summary>
    public async Task<IReadOnlyList<Guid>> AddCallbacksAsync(int count, Action<Callback> change, Guid? customer = null)
    {
        await using var db = product.OpenDb();
        var added = Enumerable.Range(0, count).Select(_ => Waiting(Guid.CreateVersion7(), customer)).ToList();
        added.ForEach(change);
        db.Callbacks.AddRange(added);
        await db.SaveChangesAsync();
        return [.. added.Select(c => c.Id)];
    }

    public async Task<Guid> AddCustomerAsync(string number, Action<Customer> change)
    {
        await using var db = product.OpenDb();
        var customer = Someone(Guid.CreateVersion7(), number);
        change(customer);
        db.Customers.Add(customer);
        await db.SaveChangesAsync();
        return customer.Id;
    }

    private Callback Waiting(Guid id, Guid? customer = null) => new()
    {
        Id = id,
        CampaignId = campaign,
        CustomerId = customer ?? CustomerId,
        Kind = CallbackKind.SecondCallback,
        State = CallbackState.Waiting,
        TeamId = 1,
        DueAt = Morning.AddMinutes(-5),
        Reason = "首次回访后 7 天",
    };

    private static Customer Someone(Guid id, string number) => new()
    {
        Id = id,
        CustomerNumber = "C" + number[^7..],
        Name = "张敏",
        Honorific = "女士",
        Class = CustomerClass.A,
        Number = number,
        Region = "浙江 杭州",
        Zone = "Asia/Shanghai",
        Locale = "zh-CN",
        Plan = "畅享 129",
    };

    private Person Person(Guid id, string name, string staff) => new()
    {
        Id = id,
        UserName = staff,
        NormalizedUserName = staff + id.ToString("N")[..6],
        DisplayName = name,
        StaffNumber = staff,
        TeamId = 1,
        SecurityStamp = "s",
    };
}
