using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Scripts;

public sealed class ScriptRunnerTests
{
    private static readonly Script Script = SampleScripts.Sound();

    private static ScriptPlace Walk(params string[] moves) => moves.Aggregate(ScriptRunner.Begin(Script), (place, move) =>
        Assert.IsType<ScriptMove.Moved>(move switch
        {
            "<" => ScriptRunner.Back(Script, place),
            ['!', .. var branch] => ScriptRunner.TakeBranch(Script, place, branch),
            _ => ScriptRunner.Answer(Script, place, move),
        }).Place);

    private static string Reason(ScriptMove move) => Assert.IsType<ScriptMove.Refused>(move).Reason;

    [Fact]
    public void The_main_line_is_walked_to_its_end()
    {
        var place = Walk("next", "next", "holder", "next", "end");
        Assert.True(place.Ended);
        Assert.Equal(["greeting", "notice", "identity", "bill", "bye"], place.Asked);
        Assert.Equal(("bye", LineIdentity.Holder, "holder"), (place.StepId, place.Identity, place.Answers["identity"]));
        Assert.Equal(MoveRefusals.Ended, Reason(ScriptRunner.Answer(Script, place, "end")));
        Assert.Equal(MoveRefusals.Ended, Reason(ScriptRunner.TakeBranch(Script, place, "busy")));
    }

    [Fact]
    public void A_branch_returns_to_the_step_it_left()
    {
        var inside = Walk("next", "!busy");
        Assert.Equal(("busy-ask", "notice"), (inside.StepId, inside.ReturnTo));
        var back = Walk("next", "!busy", "go-on");
        Assert.Equal(("notice", null), (back.StepId, back.ReturnTo));
    }

    [Fact]
    public void From_inside_a_branch_the_step_to_return_to_stays()
    {
        var place = Walk("next", "!not-owner", "!busy");
        Assert.Equal(("busy-ask", "notice"), (place.StepId, place.ReturnTo));
        Assert.Equal("notice", Walk("next", "!not-owner", "!busy", "go-on").StepId);
    }

    [Fact]
    public void An_answer_may_enter_a_branch_and_say_who_is_on_the_line()
    {
        var place = Walk("next", "next", "away");
        Assert.Equal(("away-bye", "identity", LineIdentity.Other), (place.StepId, place.ReturnTo, place.Identity));
    }

    [Fact]
    public void Who_is_on_the_line_is_asked_again_when_someone_else_came_meanwhile()
    {
        var script = Script with
        {
            Branches = new Dictionary<string, Branch>(Script.Branches, StringComparer.Ordinal)
            {
                ["busy"] = Script.Branches["busy"] with { Identity = LineIdentity.Other },
            },
        };
        var atBill = Walk("next", "next", "holder");
        var inside = Assert.IsType<ScriptMove.Moved>(ScriptRunner.TakeBranch(script, atBill, "busy")).Place;
        Assert.Equal((LineIdentity.Other, "bill"), (inside.Identity, inside.ReturnTo));
        var back = Assert.IsType<ScriptMove.Moved>(ScriptRunner.Answer(script, inside, "go-on")).Place;
        Assert.Equal(("identity", LineIdentity.Other), (back.StepId, back.Identity));
        var early = Assert.IsType<ScriptMove.Moved>(ScriptRunner.TakeBranch(script, Walk("next"), "busy")).Place;
        Assert.Equal("notice", Assert.IsType<ScriptMove.Moved>(ScriptRunner.Answer(script, early, "go-on")).Place.StepId);
    }

    [Fact]
    public void Back_takes_back_the_step_the_identity_and_the_end()
    {
        var place = Walk("next", "next", "holder", "<");
        Assert.Equal(("identity", LineIdentity.Unknown, "holder"), (place.StepId, place.Identity, place.Answers["identity"]));
        Assert.Equal("notice", Walk("next", "!busy", "<").StepId);
        Assert.Equal(("busy-ask", "notice"), (Walk("next", "!busy", "yes", "<").StepId, Walk("next", "!busy", "yes", "<").ReturnTo));
        var reopened = Walk("next", "next", "other", "end", "<");
        Assert.Equal(("bye", false, LineIdentity.Other), (reopened.StepId, reopened.Ended, reopened.Identity));
        Assert.Equal(MoveRefusals.AtTheStart, Reason(ScriptRunner.Back(Script, Walk())));
    }

    [Fact]
    public void Moves_the_script_does_not_know_are_refused_with_a_reason()
    {
        var start = Walk();
        Assert.Equal(MoveRefusals.UnknownAnswer, Reason(ScriptRunner.Answer(Script, start, "nope")));
        Assert.Equal(MoveRefusals.UnknownBranch, Reason(ScriptRunner.TakeBranch(Script, start, "nope")));
        Assert.Equal(MoveRefusals.UnknownStep, Reason(ScriptRunner.Answer(Script, start with { StepId = "nope" }, "next")));
        Assert.Equal(MoveRefusals.AlreadyThere, Reason(ScriptRunner.TakeBranch(Script, Walk("!busy"), "busy")));
        var lost = Script.With(SampleScripts.Step("greeting", "a", new StepAnswer("r", "r", null, null, true, null, null), SampleScripts.To("x", "nope")));
        Assert.Equal(MoveRefusals.NowhereToReturn, Reason(ScriptRunner.Answer(lost, start, "r")));
        Assert.Equal(MoveRefusals.UnknownStep, Reason(ScriptRunner.Answer(lost, start, "x")));
    }

    [Fact]
    public void What_is_still_to_ask_shrinks_and_spares_those_who_are_not_the_holder()
    {
        Assert.Equal(["identity", "bill"], ScriptRunner.StillToAsk(Script, Walk()));
        Assert.Equal(["bill"], ScriptRunner.StillToAsk(Script, Walk("next", "next")));
        Assert.Empty(ScriptRunner.StillToAsk(Script, Walk("next", "next", "holder")));
        Assert.Empty(ScriptRunner.StillToAsk(Script, Walk("next", "next", "declined")));
    }
}
