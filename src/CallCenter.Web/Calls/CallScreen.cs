using System.Globalization;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Calls;

/// <summary>What stays the same on the desk while a call lives: the script and the facts its texts show.</summary>
public sealed record CallPaper(Script Script, IReadOnlyDictionary<string, Fact> Facts, PhraseMatcher Phrases)
{
    /// <summary>Titles of the articles that steps link to, by id; a link to one that is gone is not shown.</summary>
    public IReadOnlyDictionary<string, string> Articles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the house lets an agent see that somebody listens; whispering and speaking are seen always.</summary>
    public bool ListenersSeen { get; init; } = true;
}

/// <summary>Turns the state of a call into what the desk shows; pure, asked with every event.</summary>
public static class CallScreen
{
    /// <summary>Longest hold. domain §3.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(3);

    public static DeskCall Of(CallState s, CallPaper paper) => new(
        s.Id, s.Phase, Since(s), s.HoldSince + LongestHold, s.Muted, Resumed: false, s.Place.Identity, Step(s, paper),
        [.. paper.Script.Branches.Values.Select(b => new DeskBranch(b.Key, b.Label, b.Shortcut))],
        Required(s, paper), [.. s.Transcript.Select(Line)], LastHit(s, paper.Phrases), s.Notes,
        [.. s.Complaints.Select(c => new DeskFiled(c.Number, c.Category, c.DueAt))],
        [.. s.FollowUps.Select(f => new DeskBooked(f.Kind, f.DueAt, f.Agreed))],
        [.. s.Promises.Select(p => new DeskPromise(p.Text, p.DueAt, FollowUps.PromiseState.Unknown))])
    {
        Line = Line(s, paper),
        AnsweredAt = s.Customer.AnsweredAt,
        Signal = CustomerSignals.Of(s, paper),
        Inbound = s.Order.Inbound,
        Alarmed = s.Alarmed,
    };

    private static DeskLineState Line(CallState s, CallPaper paper) => new(
        s.Recording is { Running: true }, s.Sensitive,
        s is { Customer: { AnsweredAt: not null, EndedAt: not null }, HangUpAsked: false, ClosedAt: null, Machine: null, Place.Ended: false, Redials: < 2 },
        [.. s.Guests.Where(g => g.Leg.EndedAt is null && (paper.ListenersSeen || g.Role != GuestRole.Listener)).Select(g => new DeskGuest(g.Id, g.Role, g.Leg.Up, g.Supervises))])
    {
        Language = s.Language?.Language ?? paper.Script.Locale,
        Kept = s.Language?.Kept,
        AskAgain = [.. (s.Language?.Dropped ?? []).Select(id => paper.Script.Steps.GetValueOrDefault(id)?.Title ?? id)],
    };

    /// <summary>The results to choose from, with the one the script's end suggests.</summary>
    public static DeskWrapUp WrapUp(CallState s, CallPaper paper, IReadOnlyList<DateTimeOffset> slots)
    {
        var unanswered = !s.Reached;
        var suggested = s.Closing?.Result ?? Suggested(s, paper);
        return new(
            [.. Allowed(s, paper.Script)], suggested, Reasons, unanswered, slots,
            [.. ScriptRunner.StillToAsk(paper.Script, s.Place, paper.Facts).Select(id => paper.Script.Steps[id].Title)]);
    }

    // Where the script came to its end, that end says which results there are; before, any.
    private static IEnumerable<string> Allowed(CallState s, Script script) =>
        s.Place.Ended && script.Steps.GetValueOrDefault(s.Place.StepId) is { Outcomes: { Count: > 0 } outcomes }
            ? CallResult.Chosen.Select(r => r.Key).Where(outcomes.Contains)
            : CallResult.Chosen.Select(r => r.Key);

    private static readonly string[] Reasons =
    [
        "roaming", "over-bundle", "value-added", "offer-ended", "back-charge", "used-by-others", "plan-changed", "second-card",
        "travelling", "signal", "too-dear", "dissatisfied", "port-out", "spare", "replaced", "lost",
    ];

    /// <summary>Since when the call is in its phase.</summary>
    public static DateTimeOffset Since(CallState s) => s.Phase switch
    {
        CallPhase.Closed => s.ClosedAt ?? s.PlacedAt,
        CallPhase.WrapUp => s.EndedAt ?? s.PlacedAt,
        CallPhase.Talking or CallPhase.OnHold => s.Customer.AnsweredAt ?? s.PlacedAt,
        _ => s.PlacedAt,
    };

    private static string? Suggested(CallState s, CallPaper paper) =>
        s.FollowUps.Any(f => f.NextCallbackId is not null) && s.Place is not { Ended: true } ? "booked"
        : paper.Script.Steps.GetValueOrDefault(s.Place.StepId)?.Outcomes
            .FirstOrDefault(o => o is not "done" || ScriptRunner.StillToAsk(paper.Script, s.Place, paper.Facts).Count == 0);

    private static ScriptStepView Step(CallState s, CallPaper paper)
    {
        var script = paper.Script;
        var step = script.Steps.GetValueOrDefault(s.Place.StepId) ?? script.Steps[script.Start];
        var (at, total) = Progress(s, script);
        var visible = ScriptFacts.VisibleTo(s.Place.Identity, paper.Facts);
        if (s.Complaints is [.., var filed])
            visible = new Dictionary<string, Fact>(visible, StringComparer.Ordinal) { ["case.number"] = new Fact.Words(filed.Number) };
        return new(
            step.Id, script.Title, step.Title, at, total, step.Say.Render(visible, CultureInfo.GetCultureInfo(script.Locale)),
            script.Locale, step.Answers, s.Place.Answers.GetValueOrDefault(step.Id),
            step.Branch is { } key ? script.Branches.GetValueOrDefault(key)?.Label : null, s.Place.Asked.Length > 1 || s.Place.Ended)
        {
            Ask = step.Ask,
            Value = s.Place.Values.GetValueOrDefault(step.Id),
            Note = step.Note?.Render(visible, CultureInfo.GetCultureInfo(script.Locale)),
            Articles = [.. step.Knowledge.Where(paper.Articles.ContainsKey).Select(key => new DeskArticle(key, paper.Articles[key]))],
        };
    }

    /// <summary>How many steps were shown, and how many there will be when the usual answer is given from here on.</summary>
    public static (int At, int Total) Progress(CallState s, Script script)
    {
        var shown = s.Place.Asked.Where(id => script.Steps.GetValueOrDefault(id) is { Branch: null }).Distinct().ToHashSet();
        var (at, here) = (shown.Count, script.Steps.GetValueOrDefault(s.Place.StepId)?.Branch is null ? s.Place.StepId : s.Place.ReturnTo);
        for (var next = here; next is not null && script.Steps.TryGetValue(next, out var step);)
        {
            next = step.Answers.Select(a => a.Next).FirstOrDefault(n => n is not null);
            if (next is not null && !shown.Add(next)) break;
        }
        return (at, shown.Count);
    }

    /// <summary>A required phrase counts when it was heard, or, before transcription may run, when its step was confirmed.</summary>
    private static IReadOnlyList<DeskPhrase> Required(CallState s, CallPaper paper)
    {
        var unheard = s.Place.Asked.TakeWhile(id => paper.Script.Steps.GetValueOrDefault(id)?.Role != StepRole.Notice)
            .Concat(paper.Script.Steps.Values.Where(step => step.Role == StepRole.Notice).Select(step => step.Id));
        var confirmed = unheard.Where(s.Place.Answers.ContainsKey).Select(id => paper.Script.Steps[id])
            .SelectMany(step => step.Phrases).ToHashSet();
        var wanted = paper.Script.Steps.Values.Where(step => step.Branch is null).SelectMany(step => step.Phrases).Distinct();
        return
        [
            .. wanted.Select(id => paper.Phrases.Required.FirstOrDefault(r => r.Id == id)).OfType<RequiredPhrase>()
                .Select(r => new DeskPhrase(r.Id, r.Label, s.Heard.Contains(r.Id) || confirmed.Contains(r.Id))
                {
                    DueAt = r.Within > 0 && s.Redials == 0 ? s.Customer.AnsweredAt + TimeSpan.FromSeconds(r.Within) : null,
                }),
        ];
    }

    private static DeskLine Line(TranscriptLine line) =>
        new(line.Seq, line.Said.Speaker, line.Said.Text, line.Said.SpokenAt, line.Said.Offences);

    /// <summary>The newest offence of the agent with the wording to use instead.</summary>
    public static DeskHit? LastHit(CallState s, PhraseMatcher phrases)
    {
        if (s.Transcript.FindLast(l => l.Said.Speaker == Speaker.Agent && l.Said.Offences.Count > 0) is not { } line) return null;
        var worst = line.Said.Offences.MaxBy(o => o.Severity) ?? line.Said.Offences[0];
        var rule = phrases.Rules.FirstOrDefault(r => r.Id == worst.Rule);
        return new(line.Seq, worst.Severity, Cut(line.Said.Text, worst), rule?.Replacement, line.Said.SpokenAt) { Article = rule?.Knowledge, Rule = worst.Rule, Offset = worst.Offset };
    }

    internal static string Cut(string text, Offence offence) =>
        offence.Offset + offence.Length <= text.Length ? text.Substring(offence.Offset, offence.Length) : text;
}
