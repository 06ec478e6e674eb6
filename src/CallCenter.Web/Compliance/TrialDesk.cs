using System.Collections.Concurrent;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Core.Quality;
using CallCenter.Web.Calls;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Quality;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Compliance;

/// <summary>Runs drafts of phrase lists over the labelled cases and over past calls, one at a time for each person. What is read of calls is masked and logged.</summary>
public sealed class TrialDesk(PhraseLibrary phrases, CaseFiles files, AccessLog log, IDbContextFactory<Db> dbs, ILogger<TrialDesk> errors)
{
    /// <summary>So many calls are read at most, the newest.</summary>
    public const int MostCalls = 500;

    private const int MostCases = 5_000;
    private const int MostShown = 100;
    private const int AtOnce = 20;

    private readonly ConcurrentDictionary<Guid, TrialRun> runs = new();

    /// <summary>The run of a person that is under way or was the last.</summary>
    public TrialRun? Of(Guid person) => runs.GetValueOrDefault(person);

    /// <summary>Begins a run in place of an older one; none where they may not, or the draft cannot be read.</summary>
    public TrialRun? Start(Actor.Person person, string locale, string yaml)
    {
        if (Rights.Allow(person, Act.ManageRules, Subject.None) is not RightsAnswer.Allowed || PhraseReader.Read(yaml).Phrases is not { } draft) return null;
        var run = new TrialRun(locale, yaml);
        runs.AddOrUpdate(person.Id, run, (_, old) =>
        {
            old.Cancel();
            return run;
        });
        _ = Task.Run(() => RunAsync(person, run, draft));
        return run;
    }

    private async Task RunAsync(Actor.Person person, TrialRun run, PhraseMatcher draft)
    {
        try
        {
            await log.WriteAsync(new(person.Id.ToString(), "phrases.trial"), [], run.Stop);
            await using var db = await dbs.CreateDbContextAsync(run.Stop);
            var judged = await ScoreQueries.Cases(db, run.Locale).Take(MostCases).ToListAsync(run.Stop);
            List<RuleCase> cases = [.. files.Read(run.Locale), .. judged.Select(CaseFiles.Of).OfType<RuleCase>()];
            var (before, after) = RuleTrial.Judge(phrases.ListOf(run.Locale), draft, cases);
            var past = new PastCalls(phrases.ListOf(run.Locale), draft);
            var calls = await TrialQueries.Calls(db, run.Locale).Take(MostCalls).ToListAsync(run.Stop);
            run.Step(0, calls.Count);
            foreach (var some in calls.Chunk(AtOnce))
            {
                var ids = some.Select(c => c.Id).ToList();
                var rows = await TrialQueries.Said(db, ids).ToListAsync(run.Stop);
                foreach (var call in some)
                    past.Add(call, [.. rows.Where(r => r.CallId == call.Id).Select(LiveCalls.Read)]);
                run.Step(run.Done + some.Length, calls.Count);
            }
            run.End(past.Result(before, after, (cases.Count, calls.Count)));
        }
        catch (OperationCanceledException)
        {
            // Whoever started it ended it.
        }
        catch (Exception error)
        {
            errors.LogError(error, "A trial of phrase rules failed");
            run.End(null);
        }
    }

    /// <summary>What the two lists hear in past calls.</summary>
    private sealed class PastCalls(PhraseMatcher before, PhraseMatcher after)
    {
        private readonly List<TrialHit> _new = [];
        private readonly List<TrialHit> _lost = [];
        private int _lines, _newCount, _lostCount;

        internal void Add(PastCall call, IReadOnlyList<Happening> happenings)
        {
            var (step, last) = ("", (UtteranceHeard?)null);
            foreach (var happening in happenings)
                if (happening.Event is ScriptMoved moved)
                    step = moved.To;
                else if (happening.Event is CallPlaced placed)
                    step = placed.StartStep;
                else if (happening.Event is UtteranceHeard { Text.Length: > 0 } said)
                {
                    var scope = RuleScope.Of(said.Speaker, call.Kind, step);
                    var seam = last?.Speaker == said.Speaker ? SpeechSegment.EndingAt(last.Text, last.SpokenAt) : null;
                    var now = SpeechSegment.EndingAt(said.Text, said.SpokenAt);
                    Compare(call, happening, (SpeechSeam.Match(before, seam, now, scope), SpeechSeam.Match(after, seam, now, scope)));
                    last = said;
                }
        }

        internal TrialResult Result(RuleReport ofBefore, RuleReport ofAfter, (int Cases, int Calls) read) =>
            new(ofBefore, ofAfter, read.Cases, read.Calls, _lines, _new, _lost, _newCount, _lostCount);

        private void Compare(PastCall call, Happening line, (IReadOnlyList<PhraseHit> Before, IReadOnlyList<PhraseHit> After) hits)
        {
            _lines++;
            var (more, less) = RuleTrial.Compare(hits.Before, hits.After);
            _newCount += more.Count;
            _lostCount += less.Count;
            _new.AddRange(more.Take(MostShown - _new.Count).Select(h => Shown(call, line, h)));
            _lost.AddRange(less.Take(MostShown - _lost.Count).Select(h => Shown(call, line, h)));
        }

        private static TrialHit Shown(PastCall call, Happening line, PhraseHit hit)
        {
            var said = (UtteranceHeard)line.Event;
            return new(
                new(call.Id, line.Seq, hit.Rule, hit.Offset) { Tried = hit },
                CaseMask.Of(said.Text, hit.Offset..(hit.Offset + hit.Length), [call.Customer, call.Agent]), hit, said.Speaker, said.SpokenAt);
        }
    }
}

/// <summary>A call that a draft is tried on, with the names that are masked in it.</summary>
public sealed record PastCall(Guid Id, CallbackKind Kind, string Customer, string Agent);

/// <summary>Questions of the rule bench.</summary>
public static class TrialQueries
{
    private static readonly string[] Types = [nameof(CallPlaced), nameof(ScriptMoved), nameof(UtteranceHeard)];

    /// <summary>Answered calls of a language, the newest first.</summary>
    public static IQueryable<PastCall> Calls(Db db, string locale) =>
        from call in db.Calls.AsNoTracking()
        where call.Locale == locale && call.AnsweredAt != null
        join customer in db.Customers on call.CustomerId equals customer.Id
        join agent in db.Users on call.AgentId equals agent.Id
        orderby call.PlacedAt descending, call.Id descending
        select new PastCall(call.Id, call.Kind, customer.Name, agent.DisplayName);

    /// <summary>What was said in calls, and at which steps.</summary>
    public static IQueryable<CallEventRow> Said(Db db, IReadOnlyList<Guid> calls) =>
        db.CallEvents.AsNoTracking().Where(e => calls.Contains(e.CallId) && Types.Contains(e.Type)).OrderBy(e => e.CallId).ThenBy(e => e.Seq);
}
