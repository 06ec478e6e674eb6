using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Compliance;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using CallCenter.Web.Quality;
using CallCenter.Web.Scripts;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>A call with everything that happened in it.</summary>
/// <param name="Row">The call.</param>
/// <param name="Mine">The reader made it: the customer's name is shown in full.</param>
/// <param name="Happenings">Every event, in order.</param>
/// <param name="Lines">What was said.</param>
/// <param name="Notes">What was noted.</param>
/// <param name="Steps">Names of the steps of its script, by id.</param>
/// <param name="Score">Its score, once it is closed; none when nobody answered.</param>
/// <param name="MayJudge">The reader may say whether a hit is right.</param>
public sealed record CallPaperwork(
    CallRow Row, bool Mine, IReadOnlyList<Happening> Happenings, IReadOnlyList<DeskLine> Lines, IReadOnlyList<string> Notes,
    IReadOnlyDictionary<string, string> Steps, ScoreSheet? Score, bool MayJudge)
{
    /// <summary>The sound of it.</summary>
    public IReadOnlyList<RecordingLine> Recordings { get; init; } = [];
}

/// <summary>The log of calls: lists them and opens one.</summary>
public sealed class CallLogDesk(ScriptLibrary scripts, PhraseLibrary phrases, ScoreBook scores, CurrentActor who, AccessLog log, IDbContextFactory<Db> dbs)
{
    /// <summary>A piece of the log. A search that is a whole telephone number finds its calls.</summary>
    public async Task<ListSlice<CallRow>> ListAsync(ListQuery query, CallLogFilter filter)
    {
        var person = await who.RequireAsync();
        var wanted = PhoneNumber.Read(query.Search) is PhoneReading.Understood read
            ? filter with { Number = read.Number.Dialable } : filter with { Search = query.Search };
        await using var db = await dbs.CreateDbContextAsync();
        return await CallRows.Seen(db, Sight.Of(person, Act.ReadCall), wanted).SliceAsync(query);
    }

    /// <summary>One call whole; none where there is none or it is not theirs to read. The look is logged.</summary>
    public async Task<CallPaperwork?> OpenAsync(Guid id)
    {
        var person = await who.RequireAsync();
        await using var db = await dbs.CreateDbContextAsync();
        if (await CallRows.One(db, id).SingleOrDefaultAsync() is not { } row
            || Rights.Allow(person, Act.ReadCall, new Subject(row.AgentId, row.TeamId)) is not RightsAnswer.Allowed)
            return null;
        await log.WriteAsync(new(person.Id.ToString(), "call"), [row.CustomerId]);
        var happenings = (await CallQueries.Events(db, id).ToListAsync()).ConvertAll(LiveCalls.Read);
        var state = CallFold.From(id, happenings);
        return new(
            row, row.AgentId == person.Id, happenings,
            state is null ? [] : [.. state.Transcript.Select(line => new DeskLine(line.Seq, line.Said.Speaker, line.Said.Text, line.Said.SpokenAt, line.Said.Offences))],
            state?.Notes ?? [],
            StepsOf(row), await ScoreOfAsync(db, row, happenings), VerdictDesk.May(person, row.AgentId, row.TeamId))
        { Recordings = await RecordingQueries.OfCall(db, id).ToListAsync() };
    }

    private async Task<ScoreSheet?> ScoreOfAsync(Db db, CallRow row, IReadOnlyList<Happening> happenings) => await scores.OfAsync(row, happenings) is { } score
        ? ScoreSheet.Of(score, happenings, phrases.For(row.Locale), await ScoreQueries.Judged(db, row.Id).ToListAsync()) : null;

    // A script that is gone leaves the ids of its steps: the log of a call never fails for it.
    private Dictionary<string, string> StepsOf(CallRow row) =>
        (scripts.Find(row.ScriptId, row.Locale, row.ScriptVersion) ?? scripts.Find(row.ScriptId, row.Locale))?.Steps
            .ToDictionary(step => step.Key, step => step.Value.Title) ?? [];
}
