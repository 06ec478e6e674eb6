using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Quality;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Quality;

public sealed class CallScoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly RequiredPhrase[] Required =
    [
        new("greeting", "问候", ["您好"]) { Within = 15 }, new("introduction", "工号", ["工号"]) { After = "greeting" }, new("notice", "录音", ["录音"]),
        new("thanks", "致谢", ["感谢您"]),
    ];
    private static readonly Script Walk = new("walk", "1", "second-callback", "zh-CN", "走", "hello", new Dictionary<string, Step>(StringComparer.Ordinal)
    {
        ["hello"] = StepOf("hello", StepRole.None, "greeting", "introduction"),
        ["notice"] = StepOf("notice", StepRole.Notice, "notice"),
        ["ask"] = StepOf("ask", StepRole.None),
        ["bye"] = StepOf("bye", StepRole.Closing, "thanks"),
    }, new Dictionary<string, Branch>(StringComparer.Ordinal), []);

    private int _seq;

    private static Step StepOf(string id, StepRole role, params string[] phrases) => new(id, id, role, new ScriptText("说"), [], phrases, null, []);

    private Happening At(double second, CallEvent happened) => new(++_seq, Start.AddSeconds(second), happened, null);

    private Happening Said(double second, Speaker speaker, string text, string[]? heard = null, params Offence[] offences) =>
        At(second, new UtteranceHeard(speaker, Start.AddSeconds(second), offences, heard ?? [], text));

    private Happening Moved(double second, string from, string to, bool ended = false) =>
        At(second, new ScriptMoved(from, "next", null, to, null, LineIdentity.Holder, ScriptWay.Forward, ended));

    private IReadOnlyList<ConductFault> Faults(params Happening[] events) => [.. Conduct.Findings(events, ProvenWords.Of(events, Walk)).Select(f => f.Fault)];

    [Fact]
    public void A_score_is_a_hundred_less_what_its_lines_say()
    {
        List<Happening> events =
        [
            At(0, new LegAnswered(Leg.Customer)),
            At(1, new TranscriptionStarted("T")),
            Said(3, Speaker.Agent, "您好", ["greeting"]),
            Said(8, Speaker.Agent, "我的工号", ["introduction"]),
            Said(12, Speaker.Customer, "多扣了钱"),
            Said(20, Speaker.Agent, "不知道", null, new Offence("ignorance", "ignorance", Severity.Warn, 0, 3)),
            Said(30, Speaker.Agent, "密码报一下", null, new Offence("privacy", "privacy", Severity.Stop, 0, 5), new Offence("casual", "too-casual", Severity.Note, 3, 1)),
            Moved(31, "hello", "bye"),
            Moved(40, "bye", "bye", ended: true),
        ];
        var score = CallScore.Of(events, Walk, Required);
        Assert.Equal(
            [
                new Deduction(DeductionKind.Words, 5, "ignorance", 20, 6, 6) { Length = 3 }, new(DeductionKind.Words, 20, "privacy", 30, 7, 7) { Length = 5 },
                new(DeductionKind.Words, 1, "casual", 30, 7, 7) { Offset = 3, Length = 1 }, new(DeductionKind.Required, 3, "thanks", 40, 9, 7) { Fault = RequiredFault.Missing },
            ],
            score.Deductions);
        Assert.Equal(100 - 5 - 20 - 1 - 3, score.Points);
    }

    [Fact]
    public void A_call_that_nobody_answered_loses_nothing_and_none_goes_below_zero()
    {
        Assert.Equal(100, CallScore.Of([At(0, new LegRang(Leg.Customer))], Walk, Required).Points);
        var offences = Enumerable.Repeat(new Offence("x", "rude", Severity.Stop, 0, 1), 9).ToArray();
        Assert.Equal(0, CallScore.Of([At(0, new LegAnswered(Leg.Customer)), Said(5, Speaker.Agent, "您好", null, offences)], Walk, Required).Points);
    }

    [Fact]
    public void What_was_confirmed_before_words_were_written_down_counts_as_said()
    {
        Happening[] confirmed =
        [
            At(0, new LegAnswered(Leg.Customer)), Moved(25, "hello", "notice"), Moved(30, "notice", "ask"), At(31, new TranscriptionStarted("T")),
            Said(40, Speaker.Agent, "请问"), Said(45, Speaker.Customer, "好的"),
        ];
        Assert.Equal(100, CallScore.Of(confirmed, Walk, Required).Points);
    }

    [Fact]
    public void A_step_that_was_never_shown_and_one_the_customer_cut_off_owe_nothing()
    {
        Happening[] cut = [At(0, new LegAnswered(Leg.Customer)), At(1, new TranscriptionStarted("T")), Said(2, Speaker.Agent, "您好", ["greeting"]), Said(4, Speaker.Customer, "不要"), At(5, new LegEnded(Leg.Customer, LegEnd.Completed, null))];
        Assert.Empty(CallScore.Of(cut, Walk, Required).Deductions);
    }

    [Fact]
    public void A_greeting_that_is_missing_is_taken_once()
    {
        Happening[] rude = [At(0, new LegAnswered(Leg.Customer)), At(1, new TranscriptionStarted("T")), Said(4, Speaker.Agent, "你哪位", ["introduction"]), Moved(20, "hello", "ask")];
        Assert.Equal(nameof(ConductFault.NoGreeting), Assert.Single(CallScore.Of(rude, Walk, Required).Deductions).Cause);
    }

    [Fact]
    public void Late_and_out_of_order_phrases_are_told_apart()
    {
        static ProvenWord Heard(double second) => new(Start.AddSeconds(second), Heard: true);
        var heard = new Dictionary<string, ProvenWord> { ["greeting"] = Heard(16), ["introduction"] = Heard(2), ["notice"] = new(Start, Heard: false), ["thanks"] = Heard(0) };
        Assert.Equal(
            [new RequiredFinding("greeting", RequiredFault.Late, Start.AddSeconds(16)), new("introduction", RequiredFault.OutOfOrder, Start.AddSeconds(2))],
            RequiredWords.Findings(Required, heard, Start));
    }

    [Fact]
    public void Conduct_is_judged_by_events()
    {
        Assert.Equal(
            [ConductFault.NoGreeting, ConductFault.TalkedOver, ConductFault.Silence, ConductFault.LongHold, ConductFault.TalkShare, ConductFault.HungUpFirst],
            Faults(
                At(0, new LegAnswered(Leg.Customer)),
                At(1, new TranscriptionStarted("T")),
                Said(10, Speaker.Customer, "我的网不通"),
                Said(10.5, Speaker.Agent, "您先听我把这几句话说完好吗我给您讲一下这个情况"),
                Said(60, Speaker.Agent, "嗯"),
                At(70, new HoldStarted()),
                At(251, new HoldEnded()),
                Said(260, Speaker.Agent, new string('说', 300)),
                At(262, new HangUpAsked())));
        Assert.Empty(Faults(
            At(0, new LegAnswered(Leg.Customer)), Said(3, Speaker.Agent, "您好，抱歉", ["greeting", "apology"]), At(10, new HoldStarted()), At(190, new HoldEnded()),
            Said(200, Speaker.Customer, "好")));
    }

    [Fact]
    public void The_call_back_after_a_dropped_line_begins_with_an_apology()
    {
        Happening[] Again(params string[] heard) =>
        [
            At(0, new LegAnswered(Leg.Customer)), At(1, new TranscriptionStarted("T")), Said(2, Speaker.Agent, "您好", ["greeting"]), At(20, new LegEnded(Leg.Customer, LegEnd.Completed, null)),
            At(30, new CustomerRedialled(1)), At(40, new LegAnswered(Leg.Customer)), Said(45, Speaker.Agent, "我们接着说", heard),
        ];
        Assert.Equal([ConductFault.NoApology], Faults(Again()));
        Assert.Empty(Faults(Again("apology")));
    }

    [Theory]
    [InlineData("好", "好的", 1, true)]
    [InlineData("谢谢您，再见！", "好的", 1, true)]
    [InlineData("谢谢您，再见！", "嗯，再见", 1, false)]
    [InlineData("好", "好的", 6, false)]
    public void The_agent_may_hang_up_after_both_said_goodbye_or_after_silence(string agent, string customer, double later, bool offence) => Assert.Equal(
        offence,
        Faults(At(0, new LegAnswered(Leg.Customer)), Said(5, Speaker.Agent, agent, ["greeting"]), Said(7, Speaker.Customer, customer), At(7 + later, new HangUpAsked()))
            .Contains(ConductFault.HungUpFirst));

    [Fact]
    public void Into_the_survey_on_voicemail_and_after_two_warnings_the_agent_may_hang_up()
    {
        Happening[] Talk(params CallEvent[] between) =>
            [At(0, new LegAnswered(Leg.Customer)), Said(5, Speaker.Agent, "您好", ["greeting"]), Said(6, Speaker.Customer, "骂人的话"), .. between.Select((e, i) => At(6.1 + (i / 10.0), e)), At(7, new HangUpAsked())];
        var abuse = new ScriptMoved("ask", null, "abuse", "abuse-first", "ask", LineIdentity.Holder, ScriptWay.Forward, false);
        Assert.Equal([ConductFault.HungUpFirst], Faults(Talk()));
        Assert.Equal([ConductFault.HungUpFirst], Faults(Talk(abuse)));
        Assert.Empty(Faults(Talk(abuse, abuse with { Branch = null }, abuse with { Branch = null })));
        Assert.Empty(Faults(Talk(new MachineAnswered(default))));
        Assert.Empty(Faults([.. Talk(), At(7.1, new SurveyStarted())]));
    }
}
