using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Core.Calls;
using CallCenter.Core.Scripts;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Every path of every shipped script, in both languages.</summary>
public sealed partial class ShippedScriptsTests
{
    private static readonly string[] DomainBranches =
    [
        "busy", "refused", "driving", "abroad", "not-owner", "wrong-number", "suspects-fraud", "privacy-sensitive", "handset", "fault",
        "bill-dispute", "dissatisfied", "superior", "in-hand", "beyond-authority", "leaving", "stop-calling", "deceased", "silence",
        "abuse", "dropped", "language",
    ];

    private static readonly Dictionary<string, Fact> Facts = ScriptFacts.All.ToDictionary(f => f.Name, f => f.Format switch
    {
        FactFormat.Money => (Fact)new Fact.Money(8_650),
        FactFormat.Number => new Fact.Count(12),
        FactFormat.Date or FactFormat.Month => new Fact.Day(new(2025, 11, 12)),
        _ => new Fact.Words("三天内安排师傅上门查看宽带"),
    });

    public static TheoryData<string, string> Shipped =>
        [.. DataFolder.Library.Current.Select(s => new TheoryDataRow<string, string>(s.Script.Id, s.Script.Locale))];

    private static Script Find(string id, string locale) => DataFolder.Library.Find(id, locale)!;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_path_ends_in_a_closing_that_says_goodbye(string id, string locale)
    {
        var script = Find(id, locale);
        var seen = new HashSet<(string, string?, LineIdentity, LineIdentity, bool)>();
        var open = new Stack<ScriptPlace>([ScriptRunner.Begin(script)]);
        var ends = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var place))
        {
            // Only what the future hangs on tells two places apart; the way there does not.
            var left = place.ReturnTo is null ? LineIdentity.Unknown : place.Known[place.Asked.LastIndexOf(place.ReturnTo)];
            if (!seen.Add((place.StepId, place.ReturnTo, place.Identity, left, place.Ended)))
                continue;
            if (place.Ended)
                ends.Add(place.StepId);
            foreach (var next in Moves(script, place))
                open.Push(next);
        }
        Assert.NotEmpty(ends);
        Assert.All(ends, end => Assert.Equal(StepRole.Closing, script.Steps[end].Role));
        Assert.All(ends, end => Assert.Matches(locale == "en" ? "(?i)goodbye" : "再见", script.Steps[end].Say.Source));
        Assert.Equal(script.Steps.Keys.Order(), seen.Select(s => s.Item1).Distinct().Order());
        Assert.Equal(script.Steps.Values.Where(s => s.Role == StepRole.Closing).Select(s => s.Id).Order(), ends.Order());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Whoever_is_on_the_line_never_sees_a_blank_and_others_never_see_a_figure(string id, string locale)
    {
        var script = Find(id, locale);
        var seen = new HashSet<(string, LineIdentity)>();
        var places = new HashSet<(string, string?, LineIdentity, LineIdentity)>();
        var open = new Stack<ScriptPlace>([ScriptRunner.Begin(script)]);
        while (open.TryPop(out var place))
        {
            var left = place.ReturnTo is null ? LineIdentity.Unknown : place.Known[place.Asked.LastIndexOf(place.ReturnTo)];
            if (!places.Add((place.StepId, place.ReturnTo, place.Identity, left)))
                continue;
            seen.Add((place.StepId, place.Identity));
            var shown = script.Steps[place.StepId].Say.Render(ScriptFacts.VisibleTo(place.Identity, Facts), CultureInfo.GetCultureInfo(locale));
            Assert.DoesNotContain("［", shown, StringComparison.Ordinal);
            Assert.True(place.Identity == LineIdentity.Holder || !shown.Contains('¥', StringComparison.Ordinal), shown);
            foreach (var next in Moves(script, place))
                open.Push(next);
        }
        Assert.Contains(("bill", LineIdentity.Holder), seen);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_step_is_read_out_in_under_twenty_seconds(string id, string locale) =>
        Assert.All(Find(id, locale).Steps.Values, step =>
        {
            var said = step.Say.Render(Facts, CultureInfo.GetCultureInfo(locale));
            // Telephone speech: about 4.5 Chinese characters, 2.7 English words a second.
            var seconds = locale == "en" ? said.Split(' ').Length / 2.7 : said.Count(char.IsLetterOrDigit) / 4.5;
            Assert.True(seconds < 20, $"{step.Id}: {seconds:0} s");
        });

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_branch_of_the_trade_is_at_hand_with_a_letter_of_its_own(string id, string locale)
    {
        var branches = Find(id, locale).Branches.Values;
        Assert.Equal(DomainBranches.Order(), branches.Select(b => b.Key).Order());
        Assert.Equal(DomainBranches.Length, branches.Select(b => b.Shortcut).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_second_sentence_is_the_recording_notice_and_identity_comes_before_the_reason(string id, string locale)
    {
        var script = Find(id, locale);
        var notice = script.Steps[Assert.Single(script.Steps[script.Start].Answers).Next!];
        Assert.Equal(StepRole.Notice, notice.Role);
        Assert.Contains("recording-notice", notice.Phrases);
        Assert.Equal(StepRole.Identity, script.Steps[Assert.Single(notice.Answers).Next!].Role);
        Assert.Equal(["agent.name", "agent.number", "company.name"], script.Steps[script.Start].Say.Names.Order());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_step_says_the_required_phrases_it_names(string id, string locale)
    {
        var phrases = DataFolder.Phrases.For(locale);
        var script = Find(id, locale);
        Assert.All(script.Steps.Values, step =>
            Assert.Subset(phrases.Heard(step.Say.Source).ToHashSet(), step.Phrases.ToHashSet()));
        Assert.Equal(phrases.Required.Select(r => r.Id).Order(), script.Steps.Values.SelectMany(s => s.Phrases).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_outcome_is_a_result_that_an_agent_may_choose(string id, string locale) =>
        Assert.Empty(Find(id, locale).Steps.Values.SelectMany(s => s.Outcomes).Except(CallResult.Chosen.Select(r => r.Key)));

    [Fact]
    public void Both_languages_have_the_same_steps_answers_and_branches()
    {
        var pairs = DataFolder.Library.Current.GroupBy(s => s.Script.Id).ToList();
        Assert.All(pairs, pair => Assert.Equal(["en", "zh-CN"], pair.Select(s => s.Script.Locale).Order()));
        Assert.All(pairs, pair => Assert.Equal(Skeleton(pair.First().Script), Skeleton(pair.Last().Script)));
    }

    [Fact]
    public void A_broken_promise_leads_to_an_apology_and_a_follow_up_and_an_open_one_claims_nothing()
    {
        var script = Find("second-callback", "zh-CN");
        Assert.Equal(["promise.text"], script.Steps["promise"].Say.Names);
        foreach (var key in new[] { "not-kept", "partly" })
        {
            var broken = script.Steps[script.Steps["promise"].Answers.Single(a => a.Key == key).Next!];
            Assert.Contains("apology", broken.Phrases);
            Assert.Equal(DeskForm.FollowUp, Assert.Single(broken.Answers).Opens);
        }
        var open = script.Steps[script.Steps["promise"].Answers.Single(a => a.Key == "unknown").Next!];
        Assert.Empty(open.Phrases);
        Assert.Equal(DeskForm.FollowUp, Assert.Single(open.Answers).Opens);
        Assert.Contains(script.Steps.Values, s => s.Branch == "dissatisfied" && s.Answers.Any(a => a.Opens == DeskForm.Complaint));
        Assert.Contains(script.Steps.Values, s => s.Branch == "stop-calling" && s.Answers.Any(a => a.Opens == DeskForm.StopCalling));
    }

    [Fact]
    public void English_texts_hold_no_Chinese_and_Chinese_ones_no_English_words()
    {
        foreach (var (_, locale) in DataFolder.Library.Current.Select(s => (s.Script.Id, s.Script.Locale)))
            foreach (var step in Find("second-callback", locale).Steps.Values)
                foreach (var text in step.Answers.Select(a => a.Label).Append(step.Title).Append(Hole().Replace(step.Say.Source, "")))
                    Assert.DoesNotMatch(locale == "en" ? "[\\u4e00-\\u9fff，。？！]" : "[A-Za-z?!]", text);
    }

    private static IEnumerable<ScriptPlace> Moves(Script script, ScriptPlace place)
    {
        var answers = script.Steps[place.StepId].Answers.Select(a => ScriptRunner.Answer(script, place, a.Key));
        var branches = script.Branches.Keys.Select(b => ScriptRunner.TakeBranch(script, place, b));
        if (!place.Ended)
            Assert.All(answers, move => Assert.IsType<ScriptMove.Moved>(move));
        return answers.Concat(branches).OfType<ScriptMove.Moved>().Select(m => m.Place);
    }

    private static IEnumerable<string> Skeleton(Script script) =>
        script.Steps.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s =>
            $"{s.Id} {s.Role} {s.Branch} [{string.Join(',', s.Phrases)}] [{string.Join(',', s.Outcomes)}] {string.Join(',', s.Say.Names.Order())} "
            + string.Join(' ', s.Answers.Select(a => $"{a.Key}>{a.Next}{a.TakesBranch}{a.Returns}{a.Identity}{a.Opens}")))
        .Concat(script.Branches.Values.Select(b => $"{b.Key} {b.Shortcut} {b.Start} {b.Identity}"))
        .Append(string.Join(',', script.Required.Prepend(script.Start)));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
