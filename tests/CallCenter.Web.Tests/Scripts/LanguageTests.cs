using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>A customer who needs another language comes to an agent who has it, in the middle of a call too.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task A_call_goes_to_a_colleague_in_their_language_at_the_same_step_with_the_same_answers()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null, Agent.Up: true }, "talking");
        state = await hands.AnswerOnly(await hands.AnswerOnly(state));
        state = await hands.Do(call, new AnswerStep("identity", "holder"));
        state = await hands.Do(call, new AnswerStep("reason", "convenient"));
        var colleague = await Colleague(product, "zh-CN,en");
        await using var desk = await Opened(hands);
        Assert.Equal([true], (await desk.Session.ColleaguesAsync()).Select(c => c.Speaks("en")));
        Assert.True(await desk.Session.DoAsync(new DeskAction.AskColleague(colleague.Id, Blind: true)));
        await hands.Until(call, s => s.Order.AgentId == colleague.Id && s.Agent.Up, "the call is the colleague's");

        Assert.IsType<CallReply.Refused>(await hands.Desk.ChangeLanguageAsync(hands.Agent, call, "en"));
        var changed = Assert.IsType<CallReply.Stored>(await hands.Desk.ChangeLanguageAsync(colleague, call, "en")).State;
        Assert.Equal((state.Place.StepId, LineIdentity.Holder, "en"), (changed.Place.StepId, changed.Place.Identity, changed.Order.Locale));
        Assert.Equal(state.Place.Answers.OrderBy(a => a.Key), changed.Place.Answers.OrderBy(a => a.Key));
        Assert.Equal(state.Place.Asked, changed.Place.Asked);
        Assert.Equal(("en", state.Place.Answers.Count, 0), (changed.Language!.Language, changed.Language.Kept, changed.Language.Dropped.Count));
        var english = product.Services.GetRequiredService<CallBook>().ScriptOf(changed.Order);
        Assert.Equal("en", english.Locale);
        // The next answer is decided by the English script, and folding the stored events gives the same place.
        var step = english.Steps[changed.Place.StepId];
        var next = Assert.IsType<CallReply.Stored>(await hands.Desk.SendAsync(colleague, call, new AnswerStep(step.Id, step.Answers[0].Key))).State;
        await using var db = product.OpenDb();
        var folded = CallFold.From(call, (await CallQueries.Events(db, call).ToListAsync()).Select(LiveCalls.Read))!;
        Assert.Equal((next.Place.StepId, next.Place.Answers.Count), (folded.Place.StepId, folded.Place.Answers.Count));
        Assert.Equal(next.Place.Asked, folded.Place.Asked);
        var row = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == call);
        Assert.Equal(("en", english.Version), (row.Locale, row.ScriptVersion));
        Assert.Equal("en", await db.Callbacks.Where(c => c.Id == hands.CallbackId).Select(c => c.Language).SingleAsync());
    }

    [Fact]
    public async Task The_desk_says_the_step_in_the_new_language_and_what_was_kept_and_a_dialect_keeps_the_script()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        await hands.AnswerOnly(await hands.AnswerOnly(await hands.Reaches(call, CallPhase.Talking)));
        await using var desk = await Opened(hands);
        var before = desk.Session.View!.Call!;
        Assert.True(await desk.Session.DoAsync(new DeskAction.Speak("yue")));
        var dialect = await Shown(desk.Session, c => c.Line.Language == "yue");
        Assert.Equal((before.Step.Said, "zh-CN", 2), (dialect.Step.Said, dialect.Step.Locale, dialect.Line.Kept));
        Assert.True(await desk.Session.DoAsync(new DeskAction.Speak("en")));
        var english = await Shown(desk.Session, c => c.Line.Language == "en");
        Assert.Equal((before.Step.StepId, "en", 2), (english.Step.StepId, english.Step.Locale, english.Line.Kept));
        Assert.NotEqual(before.Step.Said, english.Step.Said);
        Assert.False(await desk.Session.DoAsync(new DeskAction.Speak("en")));
        Assert.False(await desk.Session.DoAsync(new DeskAction.Speak("xx")));

        // What is booked now is nobody's yet: whoever speaks it takes it.
        var booked = Assert.IsType<CallReply.Stored>(await hands.Desk.BookAsync(hands.Agent, call,
            new(Core.FollowUps.FollowUpKind.Appointment, product.Services.GetRequiredService<Web.Calendars.OfficeClock>().GetUtcNow().AddDays(1), true, null)));
        var next = booked.State.FollowUps[^1].NextCallbackId;
        await using var db = product.OpenDb();
        Assert.Equal((null, "en"), await db.Callbacks.Where(c => c.Id == next).Select(c => ValueTuple.Create(c.OwnerId, c.Language)).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_callback_that_needs_a_language_is_taken_only_by_who_speaks_it(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var abroad = await hands.AddCustomerAsync("+8613800005671", c => c.Locale = "en");
        var english = (await hands.AddCallbacksAsync(1, c => c.Priority = -2, abroad))[0];
        var cantonese = (await hands.AddCallbacksAsync(1, c => (c.Priority, c.Language) = (-1, "yue")))[0];
        var leases = product.Services.GetRequiredService<CallbackLeases>();
        async Task<Guid?> Take(string? languages) => await leases.TakeNextAsync(new((await Colleague(product, languages)).Id, 1) { Languages = languages });

        Assert.Equal(hands.CallbackId, await Take("zh-CN"));
        Assert.Null(await Take("zh-CN"));
        Assert.Equal(english, await Take("zh-CN,en"));
        Assert.Null(await Take("zh-CN,en"));
        Assert.Equal(cantonese, await Take(null));
    }

    private sealed record OpenDesk(DeskSession Session) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Session.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private static async Task<OpenDesk> Opened(DeskHands hands) => new(await hands.OpenAsync());

    private static Task<DeskCall> Shown(DeskSession session, Func<DeskCall, bool> holds) => Eventually.Value(async () =>
    {
        await session.OpenAsync(_ => { });
        return session.View?.Call is { } call && holds(call) ? call : null;
    }, "the desk shows it");

    private static async Task<Actor.Person> Colleague(Product product, string? languages)
    {
        var person = new Actor.Person(Guid.NewGuid(), 1, new HashSet<Role> { Role.Agent });
        await using var db = product.OpenDb();
        var name = person.Id.ToString("N")[..8];
        db.Users.Add(new Person { Id = person.Id, UserName = name, NormalizedUserName = name, DisplayName = "王芳", StaffNumber = name, TeamId = 1, Languages = languages, SecurityStamp = "s" });
        db.Presences.Add(new Presence { PersonId = person.Id, TeamId = 1, State = AgentState.Ready, Since = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return person;
    }
}
