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

    private static readonly string[] Kinds =
    [
        "first-callback", "second-callback", "bill-anomaly", "zero-usage", "after-activation", "satisfaction", "contract-expiry", "arrears",
        "complaint-closing", "care",
    ];

    public static TheoryData<string, string> Shipped =>
        [.. DataFolder.Library.Current.Select(s => new TheoryDataRow<string, string>(s.Script.Id, s.Script.Locale))];

    private static Script Find(string id, string locale) => DataFolder.Library.Find(id, locale)!;

    [Fact]
    public void All_ten_kinds_are_shipped_in_both_languages() =>
        Assert.Equal(
            Kinds.SelectMany(k => new[] { (k, "en"), (k, "zh-CN") }).Order(),
            DataFolder.Library.Current.Select(s => (s.Script.Kind, s.Script.Locale)).Order());

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_path_ends_in_a_closing_that_says_goodbye_and_shows_no_blank_and_no_figure_to_others(string id, string locale)
    {
        var (script, culture) = (Find(id, locale), CultureInfo.GetCultureInfo(locale));
        var customers = ShippedFacts.Of(id, locale);
        var (ends, seen) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var shown = new HashSet<(string, LineIdentity)>();
        Assert.NotEmpty(customers);
        foreach (var (facts, first) in customers.Select((f, i) => (f, i == 0)))
        {
            // Branches are the same for everybody: one customer takes them everywhere, the others walk the main line.
            foreach (var place in new ShippedWalk(script, facts).Places(branches: first))
            {
                seen.Add(place.StepId);
                shown.Add((place.StepId, place.Identity));
                if (place.Ended)
                    ends.Add(place.StepId);
                NothingIsMissing(script.Steps[place.StepId], place.Identity, facts, culture);
            }
        }
        foreach (var facts in customers)
            foreach (var (step, identity) in shown.Where(s => script.Steps[s.Item1].Branch is not null))
                NothingIsMissing(script.Steps[step], identity, facts, culture);
        Assert.All(ends, end => Assert.Equal(StepRole.Closing, script.Steps[end].Role));
        Assert.All(ends, end => Assert.Matches(locale == "en" ? "(?i)goodbye" : "再见", script.Steps[end].Say.Source));
        Assert.Equal(script.Steps.Values.Where(s => s.Role == StepRole.Closing).Select(s => s.Id).Order(), ends.Order());
        // What no generated customer comes to, a dialogue of the author does.
        Assert.Subset(ScriptCoverage.Of(script).Steps.ToHashSet(), seen);
    }

    private static void NothingIsMissing(Step step, LineIdentity identity, IReadOnlyDictionary<string, Fact> facts, CultureInfo culture)
    {
        if (step.Id == "dissatisfied-number")
            facts = new Dictionary<string, Fact>(facts, StringComparer.Ordinal) { ["case.number"] = new Fact.Words("TS20261123-0001") };
        var visible = ScriptFacts.VisibleTo(identity, facts);
        var said = step.Say.Render(visible, culture) + step.Note?.Render(visible, culture);
        Assert.DoesNotContain("［", said, StringComparison.Ordinal);
        Assert.True(identity == LineIdentity.Holder || !said.Contains('¥', StringComparison.Ordinal), said);
        Assert.NotEqual(StepRole.Route, step.Role);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_required_question_is_asked_before_the_record_can_be_done(string id, string locale)
    {
        var script = Find(id, locale);
        Assert.Contains(new ShippedWalk(script, ScriptFacts.Samples).Places(branches: false), p => p.Ended && script.Steps[p.StepId].Outcomes.Contains("done"));
        foreach (var facts in ShippedFacts.Of(id, locale).Append(ScriptFacts.Samples))
            foreach (var required in script.Required)
                foreach (var place in new ShippedWalk(script, facts).Places(branches: false, closed: required))
                    if (place.Ended && script.Steps[place.StepId] is { Branch: null } end && end.Outcomes.Contains("done"))
                        Assert.True(place.Identity != LineIdentity.Holder || !Owed(script, required, facts, place), $"{required} was never asked: {string.Join(' ', place.Asked)}");
    }

    private static bool Owed(Script script, string required, IReadOnlyDictionary<string, Fact> facts, ScriptPlace place) =>
        ScriptRunner.StillToAsk(script, place, facts).Contains(required);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Its_dialogues_walk_every_step_and_branch_and_nothing_is_left_to_advise(string id, string locale)
    {
        var coverage = ScriptCoverage.Of(Find(id, locale));
        Assert.True(coverage.Complete, string.Join(", ", coverage.Missing.Concat(coverage.MissingBranches).Concat(coverage.Broken.Select(b => b.ToString()))));
        Assert.Empty(ScriptAdvice.Of(Find(id, locale), coverage));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_step_is_read_out_in_under_twenty_seconds(string id, string locale)
    {
        foreach (var facts in ShippedFacts.Of(id, locale).Append(ScriptFacts.Samples))
            Assert.All(Find(id, locale).Steps.Values, step =>
                Assert.True(ReadingTime.Of(step, locale, facts) < ReadingTime.Longest, $"{step.Id}: {ReadingTime.Of(step, locale, facts):0} s"));
    }

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
        var disclosed = script.Kind == "contract-expiry";
        Assert.Equal(
            phrases.Required.Select(r => r.Id).Where(r => disclosed || !r.StartsWith("disclosure-", StringComparison.Ordinal)).Order(),
            script.Steps.Values.SelectMany(s => s.Phrases).Distinct().Order());
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
    public void The_promise_ledger_opens_the_second_callback_and_claims_nothing_that_is_not_known()
    {
        var script = Find("second-callback", "zh-CN");
        string After(string outcome) => ScriptRunner.Next(
            script, ScriptRunner.Begin(script) with { StepId = "reason", Identity = LineIdentity.Holder }, new ScriptTurn.Answer("convenient"),
            new Dictionary<string, Fact> { ["promise.outcome"] = new Fact.Words(outcome) }) is ScriptMove.Moved moved ? moved.Place.StepId : "";
        Assert.Equal(("promise", "promise-broken", "promise-open", "since"), (After("kept"), After("not-kept"), After("unknown"), After("none")));
        Assert.Contains("apology", script.Steps["promise-broken"].Phrases);
        Assert.Equal(DeskForm.FollowUp, Assert.Single(script.Steps["promise-broken"].Answers).Opens);
        Assert.DoesNotContain("办好", script.Steps["promise-open"].Say.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("没有办", script.Steps["promise-open"].Say.Source, StringComparison.Ordinal);
        Assert.All(new[] { "not-kept", "partly" }, key => Assert.Equal("promise-broken", script.Steps["promise-open"].Answers.Single(a => a.Key == key).Next));
        Assert.Contains(script.Steps.Values, s => s.Branch == "dissatisfied" && s.Answers.Any(a => a.Opens == DeskForm.Complaint));
        Assert.Contains(script.Steps.Values, s => s.Branch == "stop-calling" && s.Answers.Any(a => a.Opens == DeskForm.StopCalling));
    }

    [Fact]
    public void English_texts_hold_no_Chinese_and_Chinese_ones_no_English_words()
    {
        foreach (var (id, locale) in DataFolder.Library.Current.Select(s => (s.Script.Id, s.Script.Locale)))
            foreach (var step in Find(id, locale).Steps.Values)
                foreach (var text in step.Answers.Select(a => a.Label).Append(step.Title).Append(Hole().Replace(step.Say.Source, "")))
                    Assert.DoesNotMatch(locale == "en" ? "[\\u4e00-\\u9fff，。？！]" : "[A-Za-z?!]", text);
    }

    private static IEnumerable<string> Skeleton(Script script) =>
        script.Steps.Values.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s =>
            $"{s.Id} {s.Role} {s.Branch} [{string.Join(',', s.Phrases)}] [{string.Join(',', s.Outcomes)}] {string.Join(',', s.Say.Names.Order())} {s.Ask?.GetType().Name} {s.HolderOnly} {s.Note is null} "
            + string.Join(' ', s.Answers.Select(a => $"{a.Key}>{a.Next}{a.TakesBranch}{a.Returns}{a.Identity}{a.Opens} {string.Join(',', a.When?.Names ?? [])}")))
        .Concat(script.Branches.Values.Select(b => $"{b.Key} {b.Shortcut} {b.Start} {b.Identity}"))
        .Append(string.Join(',', script.Required.Prepend(script.Start)));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
