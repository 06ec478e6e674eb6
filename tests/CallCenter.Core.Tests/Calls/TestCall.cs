using System.Collections.Immutable;
using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Calls;

/// <summary>A call driven by commands, its events kept as they would be stored.</summary>
internal sealed class TestCall
{
    public const string AgentSid = "CA000000000000000000000000000000a1";
    public const string CustomerSid = "CA000000000000000000000000000000c1";

    /// <summary>Tuesday, 10:00 in China.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public static readonly Script ShortScript = MakeScript();

    public static readonly CallRules Rules = new(ShortScript, Facts(), FollowUpRules.Default, WorkCalendar.Default);

    public Guid Id { get; } = new("01900000-0000-7000-8000-000000000001");

    public List<Happening> Happenings { get; } = [];

    public CallState? State { get; private set; }

    public DateTimeOffset Now { get; set; } = Start;

    public CallState Live => State ?? throw new InvalidOperationException("The call was not placed.");

    public static TestCall Placed()
    {
        var call = new TestCall();
        call.Do(new PlaceCall(Order));
        return call;
    }

    public static TestCall Talking()
    {
        var call = Placed();
        call.Do(new ReportLegStarted(Leg.Agent, AgentSid), new ReportLeg(Leg.Agent, AgentSid, new LegNews.Answered()),
            new ReportLegStarted(Leg.Customer, CustomerSid), new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ringing()),
            new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Answered()));
        return call;
    }

    public static CallPlaced Order { get; } = new(
        new("01900000-0000-7000-8000-0000000000b1"), new("01900000-0000-7000-8000-0000000000c1"), new("01900000-0000-7000-8000-0000000000d1"),
        CallbackKind.SecondCallback, new("01900000-0000-7000-8000-0000000000a1"), 1, "second-callback", "v1", "zh-CN", "greet", 1, true, "+8613800005678");

    /// <summary>Each must be accepted.</summary>
    public void Do(params CallCommand[] commands)
    {
        foreach (var command in commands) Assert.IsType<CallDecision.Happens>(Try(command));
    }

    public CallRefusal Refused(CallCommand command) => Assert.IsType<CallDecision.Refused>(Try(command)).Reason;

    public CallDecision Try(CallCommand command)
    {
        Now += TimeSpan.FromSeconds(1);
        var decision = CallMachine.Decide(State, command, Rules, Now);
        if (decision is CallDecision.Happens happens)
            foreach (var (happened, i) in happens.Events.Select((e, i) => (e, i)))
            {
                var next = new Happening(Happenings.Count + 1, Now, happened, i == 0 ? command.SourceKey : null);
                Happenings.Add(next);
                State = CallFold.Next(Id, State, next);
            }
        return decision;
    }

    private static GateFacts Facts()
    {
        var read = Assert.IsType<PhoneReading.Understood>(PhoneNumber.Read("13800005678"));
        return new(CalendarZones.China, CallbackKind.SecondCallback, new(read.Number), new(CallPurpose.Service), [], new([], [], []), GateRules.Default);
    }

    private static Script MakeScript()
    {
        static StepAnswer To(string key, string next) => new(key, key, next, null, false, null, null);
        Step[] steps =
        [
            new("greet", "问候", StepRole.Notice, new ScriptText("您好"), [To("said", "verify")], ["greeting"], null, []),
            new("verify", "核实", StepRole.Identity, new ScriptText("请问您是机主吗"),
                [To("holder", "ask") with { Identity = LineIdentity.Holder }, new("other", "other", null, "not-owner", false, LineIdentity.Other, null)], [], null, []),
            new("ask", "询问", StepRole.None, new ScriptText("解决了吗"), [To("yes", "bye"), To("no", "bye"), To("unknown", "bye"), To("declined", "bye")], [], null, []),
            new("bye", "致谢", StepRole.Closing, new ScriptText("再见"), [new("end", "end", null, null, false, null, null)], ["thanks"], null, ["done"]),
            new("later", "改期", StepRole.None, new ScriptText("何时方便"), [new("back", "back", null, null, true, null, null), To("book", "later-bye")], [], "busy", []),
            new("later-bye", "再见", StepRole.Closing, new ScriptText("再见"), [new("end", "end", null, null, false, null, null)], [], "busy", ["booked"]),
            new("relation", "关系", StepRole.Closing, new ScriptText("打扰了"), [new("end", "end", null, null, false, null, null)], [], "not-owner", ["not-owner"]),
        ];
        return new("second-callback", "v1", "second-callback", "zh-CN", "二次回访", "greet", steps.ToDictionary(s => s.Id),
            new Dictionary<string, Branch>
            {
                ["busy"] = new("busy", "不方便", 'b', "later"),
                ["not-owner"] = new("not-owner", "非机主", 'n', "relation"),
            }, ["ask"]);
    }
}
