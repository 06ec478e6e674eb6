using System.Text.Json;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;
using static CallCenter.Core.Tests.Calls.TestCall;

namespace CallCenter.Core.Tests.Calls;

public sealed class CallFoldTests
{
    private static readonly CallCommand[] Moves =
    [
        new AnswerStep("greet", "said"), new AnswerStep("verify", "holder"), new AnswerStep("verify", "other"), new AnswerStep("ask", "yes"),
        new AnswerStep("ask", "unknown"), new AnswerStep("bye", "end"), new AnswerStep("later", "back"), new AnswerStep("later", "book"),
        new AnswerStep("later-bye", "end"), new AnswerStep("relation", "end"), new TakeBranch("busy"), new TakeBranch("not-owner"), new StepBack(),
    ];

    private static readonly CallCommand[] News =
    [
        Webhook(new ReportLegStarted(Leg.Agent, AgentSid), 0), Webhook(new ReportLeg(Leg.Agent, AgentSid, new LegNews.Ringing()), 1),
        Webhook(new ReportLeg(Leg.Agent, AgentSid, new LegNews.Answered()), 2), Webhook(new ReportLegStarted(Leg.Customer, CustomerSid), 3),
        Webhook(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ringing()), 4), Webhook(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Answered()), 5),
        Webhook(new ReportConference("CF1"), 6), Webhook(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, null)), 7),
        Webhook(new ReportLeg(Leg.Agent, AgentSid, new LegNews.Ended(LegEnd.Completed, null)), 8),
    ];

    private static CallCommand Webhook(CallCommand command, int key) => command with { SourceKey = $"w:{key}" };

    [Fact]
    public void Folding_the_stored_events_gives_the_runners_place_after_any_walk()
    {
        var walks = Gen.Choose(0, Moves.Length - 1).ListOf().ToArbitrary();
        Prop.ForAll(walks, walk =>
        {
            var call = Talking();
            var place = ScriptRunner.Begin(ShortScript);
            foreach (var move in walk.Select(i => Moves[i]))
            {
                var expected = move switch
                {
                    AnswerStep a when a.StepId == place.StepId => ScriptRunner.Answer(ShortScript, place, a.Key),
                    TakeBranch b => ScriptRunner.TakeBranch(ShortScript, place, b.Key),
                    StepBack => ScriptRunner.Back(ShortScript, place),
                    _ => new ScriptMove.Refused(""),
                };
                var moved = call.Try(move) is CallDecision.Happens;
                if (moved != expected is ScriptMove.Moved) return false;
                if (expected is ScriptMove.Moved { Place: var next }) place = next;
            }
            return Same(place, call.Live.Place) && Same(place, Refolded(call).Place);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Webhooks_in_any_order_and_number_end_in_the_same_phase_with_nothing_doubled()
    {
        var deliveries = Gen.Shuffle(News.Concat(News).Concat(News).ToArray()).ToArbitrary();
        Prop.ForAll(deliveries, order =>
        {
            var call = Placed();
            foreach (var command in order) call.Try(command);
            var ended = call.Happenings.Count(h => h.Event is LegEnded { Leg: Leg.Customer });
            var keys = call.Happenings.Where(h => h.SourceKey is not null).Select(h => h.SourceKey).ToList();
            return ended == 1 && keys.Distinct().Count() == keys.Count
                && call.Live.Phase is CallPhase.WrapUp or CallPhase.Closed && call.Live.Customer.Sid == CustomerSid;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_event_survives_being_written_and_read()
    {
        var call = Talking();
        call.Do(new AnswerStep("greet", "said"), new ReportTranscriptionStarted("GT1"),
            new Hear(Speaker.Agent, "这个我不知道", Start, [new("r", "ignorance", Severity.Warn, 3, 3, "不知道", null)], ["greeting"]),
            new TakeNote("客户要求回电"), new ReportTranscriptionEnded("GT1", 32655),
            new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, 200)), new WrapUp("other", "signal", "fair", "已记录"));
        foreach (var happening in call.Happenings)
        {
            var stored = EventJson.Write(happening.Event);
            Assert.Equal(Text(happening.Event), Text(EventJson.Read(stored)));
        }
    }

    [Fact]
    public void Words_and_numbers_of_people_stand_apart_and_can_be_erased()
    {
        var stored = EventJson.Write(new NoteTaken("张女士要求周四回电"));
        Assert.DoesNotContain("张女士", stored.Facts, StringComparison.Ordinal);
        Assert.Equal(new NoteTaken(""), EventJson.Read(stored with { Personal = null }));
        Assert.DoesNotContain("138", EventJson.Write(Order).Facts, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => EventJson.Read(stored with { Type = "Unheard" }));
    }

    [Fact]
    public void The_chain_shows_a_changed_fact_and_not_an_erased_text()
    {
        var stored = EventJson.Write(new NoteTaken("周四回电"));
        var hashed = stored with { Personal = EventChain.PersonalHash(stored.Personal, "salt") };
        var link = EventChain.Link("before", 7, Start, hashed);
        Assert.NotEqual(link, EventChain.Link("before", 8, Start, hashed));
        Assert.NotEqual(link, EventChain.Link("other", 7, Start, hashed));
        Assert.NotEqual(link, EventChain.Link("before", 7, Start, hashed with { Facts = """{"v":1,"extra":true}""" }));
        Assert.NotEqual(hashed.Personal, EventChain.PersonalHash("""{"text":"周五回电"}""", "salt"));
    }

    /// <summary>Samples of the first version: every later build must still read them.</summary>
    [Theory]
    [InlineData("LegAnswered", """{"v":1,"leg":"customer"}""", null)]
    [InlineData("HoldStarted", """{"v":1}""", null)]
    [InlineData("NoteTaken", """{"v":1}""", """{"text":"已记录"}""")]
    [InlineData("ScriptMoved", """{"v":1,"from":"greet","answer":"said","to":"verify","identity":"unknown","way":"forward","ended":false}""", null)]
    [InlineData("CallClosed", """{"v":1,"result":"done","reached":true}""", """{"note":"顺利"}""")]
    [InlineData("UtteranceHeard", """{"v":1,"speaker":"agent","spokenAt":"2026-11-24T02:00:00+00:00","offences":[{"rule":"r","kind":"ignorance","severity":"warn","offset":3,"length":3}],"heard":[]}""", """{"text":"这个我不知道"}""")]
    public void Stored_samples_of_the_first_version_still_fold(string type, string facts, string? personal)
    {
        var read = EventJson.Read(new(type, facts, personal));
        var again = EventJson.Write(read);
        Assert.Equal((type, facts, personal), (again.Type, again.Facts, again.Personal));
    }

    private static CallState Refolded(TestCall call) =>
        CallFold.From(call.Id, call.Happenings.Select(h => h with { Event = EventJson.Read(EventJson.Write(h.Event)) }))
        ?? throw new InvalidOperationException("Nothing to fold.");

    private static bool Same(ScriptPlace one, ScriptPlace other) => Text(one) == Text(other);

    private static string Text(object value) => JsonSerializer.Serialize(value, value.GetType());
}
