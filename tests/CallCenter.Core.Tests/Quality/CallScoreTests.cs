using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Quality;

namespace CallCenter.Core.Tests.Quality;

public sealed class CallScoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly RequiredPhrase[] Required =
        [new("greeting", "问候", ["您好"]) { Within = 15 }, new("introduction", "工号", ["工号"]) { After = "greeting" }, new("thanks", "致谢", ["感谢您"])];

    private int _seq;

    private Happening At(double second, CallEvent happened) => new(++_seq, Start.AddSeconds(second), happened, null);

    private Happening Said(double second, Speaker speaker, string text, string[]? heard = null, params Offence[] offences) =>
        At(second, new UtteranceHeard(speaker, Start.AddSeconds(second), offences, heard ?? [], text));

    [Fact]
    public void A_score_is_a_hundred_less_what_its_lines_say()
    {
        List<Happening> events =
        [
            At(0, new LegAnswered(Leg.Customer)),
            Said(3, Speaker.Agent, "您好", ["greeting"]),
            Said(8, Speaker.Agent, "我的工号", ["introduction"]),
            Said(12, Speaker.Customer, "多扣了钱"),
            Said(20, Speaker.Agent, "不知道", null, new Offence("ignorance", "ignorance", Severity.Warn, 0, 3)),
            Said(30, Speaker.Agent, "密码报一下", null, new Offence("privacy", "privacy", Severity.Stop, 0, 5), new Offence("casual", "too-casual", Severity.Note, 0, 1)),
        ];
        var score = CallScore.Of(events, Required, afterDrop: false);
        Assert.Equal(
            [new Deduction(3, "thanks", 0, 1), new(5, "ignorance", 20, 5), new(20, "privacy", 30, 6), new(1, "casual", 30, 6)], score.Deductions);
        Assert.Equal(100 - 3 - 5 - 20 - 1, score.Points);
    }

    [Fact]
    public void A_call_that_nobody_answered_loses_nothing_and_none_goes_below_zero()
    {
        Assert.Equal(100, CallScore.Of([At(0, new LegRang(Leg.Customer))], Required, false).Points);
        var offences = Enumerable.Repeat(new Offence("x", "rude", Severity.Stop, 0, 1), 9).ToArray();
        Assert.Equal(0, CallScore.Of([At(0, new LegAnswered(Leg.Customer)), Said(5, Speaker.Agent, "您好", null, offences)], Required, false).Points);
    }

    [Fact]
    public void Late_and_out_of_order_phrases_are_told_apart()
    {
        var heard = new Dictionary<string, DateTimeOffset> { ["greeting"] = Start.AddSeconds(16), ["introduction"] = Start.AddSeconds(2), ["thanks"] = Start };
        Assert.Equal(
            [new RequiredFinding("greeting", RequiredFault.Late, Start.AddSeconds(16)), new("introduction", RequiredFault.OutOfOrder, Start.AddSeconds(2))],
            RequiredWords.Findings(Required, heard, Start));
    }

    [Fact]
    public void Conduct_is_judged_by_events()
    {
        List<Happening> events =
        [
            At(0, new LegAnswered(Leg.Customer)),
            Said(10, Speaker.Customer, "我的网不通"),
            Said(10.5, Speaker.Agent, "您先听我把这几句话说完好吗我给您讲一下这个情况"),
            Said(60, Speaker.Agent, "嗯"),
            At(70, new HoldStarted()),
            At(251, new HoldEnded()),
            Said(260, Speaker.Agent, new string('说', 300)),
            At(300, new HangUpAsked()),
        ];
        Assert.Equal(
            [ConductFault.NoGreeting, ConductFault.NoApology, ConductFault.TalkedOver, ConductFault.Silence, ConductFault.LongHold, ConductFault.TalkShare, ConductFault.HungUpFirst],
            Conduct.Findings(events, afterDrop: true).Select(f => f.Fault));
        Assert.Empty(Conduct.Findings(
            [
                At(0, new LegAnswered(Leg.Customer)), Said(3, Speaker.Agent, "您好，抱歉", ["greeting", "apology"]), At(10, new HoldStarted()), At(190, new HoldEnded()),
                Said(200, Speaker.Customer, "好"),
            ], afterDrop: true));
    }
}
