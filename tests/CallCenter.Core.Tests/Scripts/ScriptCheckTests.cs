using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Scripts;

public sealed class ScriptCheckTests
{
    private static readonly PhraseMatcher Phrases = new(
        [new("ignorance", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "domain §3")], [new("greeting", "问候", ["您好"])]);

    private static string[] Flaws(Script script) =>
        [.. ScriptCheck.Flaws(script, new FileSpots(), Phrases).Select(f => $"{f.Key}: {f.Reason}")];

    private static Script Sound => SampleScripts.Sound();

    [Fact]
    public void A_sound_script_has_no_flaws() => Assert.Empty(Flaws(Sound));

    [Fact]
    public void A_flaw_stands_at_the_nearest_part_that_is_known()
    {
        var spots = new FileSpots();
        spots.Add("steps.bill", 7, 3);
        spots.Add("steps.bill", 9, 9);
        var broken = Sound.With(SampleScripts.Step("bill", "{nothing}", SampleScripts.To("next", "bye")));
        Assert.Equal(new Flaw(7, 3, "steps.bill.say", "unknown placeholder 'nothing'"), Assert.Single(ScriptCheck.Flaws(broken, spots, Phrases)));
        Assert.Equal(new Flaw(1, 1, "kind", "x"), spots.FlawAt("kind", "x"));
    }

    [Fact]
    public void A_personal_fact_after_a_branch_that_changes_who_is_on_the_line_is_safe_because_identity_is_asked_again()
    {
        var changing = Sound with
        {
            Branches = new Dictionary<string, Branch>(Sound.Branches, StringComparer.Ordinal) { ["busy"] = Sound.Branches["busy"] with { Identity = LineIdentity.Other } },
        };
        Assert.Empty(Flaws(changing));
    }

    [Fact]
    public void A_personal_fact_before_or_beside_the_holder_is_found()
    {
        var early = Sound.With(SampleScripts.Step("greeting", "您的{plan.name}", SampleScripts.To("next", "notice")));
        Assert.Equal(["steps.greeting.say: placeholder 'plan.name' may be said before the holder is verified"], Flaws(early));
        var identity = Sound.Steps["identity"];
        var open = Sound.With(identity with { Answers = [.. identity.Answers.Select(a => a.Key == "declined" ? a with { Next = "bill" } : a)] });
        Assert.Equal(2, Flaws(open).Length);
        var inBranch = Sound.With(Sound.Steps["busy-bye"] with { Say = new("{first.note}") });
        Assert.Equal(["steps.busy-bye.say: placeholder 'first.note' may be said before the holder is verified"], Flaws(inBranch));
    }

    [Fact]
    public void A_branch_may_say_personal_facts_after_its_own_identity_step()
    {
        var verify = SampleScripts.Step("away-bye", "请问是机主吗？",
            SampleScripts.To("holder", "away-told") with { Identity = LineIdentity.Holder },
            SampleScripts.To("declined", "away-end"), SampleScripts.To("unknown", "away-end"));
        verify = verify with { Branch = "not-owner", Role = StepRole.Identity };
        var told = SampleScripts.Step("away-told", "您的套餐是{plan.name}。", new StepAnswer("next", "next", null, null, true, null, null)) with { Branch = "not-owner" };
        var end = SampleScripts.Step("away-end", "再见。", SampleScripts.End()) with { Branch = "not-owner", Role = StepRole.Closing, Outcomes = ["done"] };
        Assert.Empty(Flaws(Sound.With(verify, told, end)));
    }

    [Fact]
    public void A_dead_end_behind_a_branch_that_only_returns_is_found()
    {
        var looping = Sound.With(
            SampleScripts.Step("bill", "您好。", new StepAnswer("next", "next", null, "back", false, null, null)),
            SampleScripts.Step("back-say", "好的。", new StepAnswer("next", "next", null, null, true, null, null)) with { Branch = "back" });
        var branches = new Dictionary<string, Branch>(Sound.Branches, StringComparer.Ordinal) { ["back"] = new("back", "回去", 'k', "back-say") };
        Assert.Equal(["steps.bill: dead end: no closing can be reached from here"], Flaws(looping with { Branches = branches }));
    }

    [Fact]
    public void Any_broken_script_is_checked_without_an_exception()
    {
        Script[] broken =
        [
            Sound with { Start = "" },
            Sound with { Start = "busy-ask" },
            Sound with { Steps = new Dictionary<string, Step>(StringComparer.Ordinal) },
            Sound with { Branches = new Dictionary<string, Branch>(StringComparer.Ordinal) },
            Sound with { Kind = "", Locale = "", Id = "", Title = "", Required = ["", ""] },
            Sound.With(Sound.Steps["bill"] with { Answers = [] }),
            Sound.With(Sound.Steps["bye"] with { Answers = [] }),
            Sound.With(Sound.Steps["bye"] with { Answers = [SampleScripts.To("next", "bill")] }),
            Sound.With(Sound.Steps["bill"] with { Answers = [SampleScripts.End()] }),
            Sound.With(Sound.Steps["bill"] with { Answers = [new StepAnswer("r", "r", null, null, true, null, null)] }),
        ];
        Assert.All(broken, script => Assert.NotEmpty(Flaws(script)));
    }

    [Fact]
    public void A_large_script_is_checked_in_time()
    {
        var many = Enumerable.Range(0, 2_000).Select(i => SampleScripts.Step($"s{i}", "您好。",
            SampleScripts.To("next", i == 1_999 ? "bye" : $"s{i + 1}"), SampleScripts.To("declined", $"s{i}"), SampleScripts.To("unknown", "bye"))).ToArray();
        var large = Sound.With([.. many, Sound.Steps["bill"] with { Answers = [SampleScripts.To("next", "s0")] }]);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Empty(Flaws(large));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }
}
