using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Core.Quality;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Quality;

/// <summary>One hit: the line it is in, its rule, its place in the line.</summary>
public sealed record HitPlace(Guid CallId, int Seq, string Rule, int Offset)
{
    /// <summary>A hit that only a draft of the rules finds: it stands in no event.</summary>
    public PhraseHit? Tried { get; init; }
}

/// <summary>Takes down what a person says of a hit; each becomes a labelled case of the rule bench.</summary>
public sealed class VerdictDesk(Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    /// <summary>Keeps a verdict, in place of an earlier one; false where there is no such hit or it is not theirs to judge.</summary>
    public async Task<bool> SayAsync(Actor.Person person, HitPlace place, HitVerdict verdict)
    {
        await using var db = await dbs.CreateDbContextAsync();
        if (await CallRows.One(db, place.CallId).SingleOrDefaultAsync() is not { } call || !May(person, call.AgentId, call.TeamId)) return false;
        if (await CallQueries.Events(db, place.CallId).Where(e => e.Seq == place.Seq).SingleOrDefaultAsync() is not { } row
            || LiveCalls.Read(row).Event is not UtteranceHeard { Text.Length: > 0 } said
            || (said.Offences.FirstOrDefault(o => o.Rule == place.Rule && o.Offset == place.Offset) ?? Tried(said, place)) is not { } hit) return false;
        var now = clock.GetUtcNow();
        await writes.RunAsync(async to =>
        {
            var changed = await to.JudgedHits.Where(h => h.CallId == place.CallId && h.Seq == place.Seq && h.Rule == place.Rule && h.Offset == place.Offset)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.Verdict, verdict).SetProperty(h => h.PersonId, person.Id).SetProperty(h => h.At, now));
            if (changed == 0) to.JudgedHits.Add(Case(call, place.Seq, (said, hit), (verdict, person.Id, now)));
        });
        return true;
    }

    /// <summary>Whether somebody may judge the hits of a call.</summary>
    public static bool May(Actor.Person person, Guid agent, long team) =>
        Rights.Allow(person, Act.JudgeHit, new Subject(agent, team)) is RightsAnswer.Allowed;

    private static Offence? Tried(UtteranceHeard said, HitPlace place) =>
        place.Tried is { Length: > 0 } tried && tried.Offset >= 0 && tried.Offset + tried.Length <= said.Text.Length
        && said.Text.AsSpan(tried.Offset, tried.Length).SequenceEqual(tried.Text) ? Offence.Of(tried) : null;

    private static JudgedHit Case(CallRow call, int seq, (UtteranceHeard Said, Offence Hit) found, (HitVerdict Verdict, Guid Person, DateTimeOffset At) by) => new()
    {
        CallId = call.Id,
        Seq = seq,
        Rule = found.Hit.Rule,
        Offset = found.Hit.Offset,
        Length = found.Hit.Length,
        Kind = found.Hit.Kind,
        Locale = call.Locale,
        Customer = found.Said.Speaker == Speaker.Customer,
        Text = CaseMask.Of(found.Said.Text, found.Hit.Offset..(found.Hit.Offset + found.Hit.Length), [call.CustomerName, call.AgentName]),
        Rules = found.Said.Rules,
        Verdict = by.Verdict,
        PersonId = by.Person,
        At = by.At,
    };
}
