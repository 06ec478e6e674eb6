using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Core.Calls;
using CallCenter.Core.Quality;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Quality;

/// <summary>Does the sum of closed calls: once after each closing, and for older calls when somebody looks.</summary>
public sealed class ScoreBook(ScriptLibrary scripts, PhraseLibrary phrases, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    private const int MostAtOnce = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The deductions as they are stored.</summary>
    public static IReadOnlyList<Deduction> Read(Score score) =>
        score.Deductions is { } json ? JsonSerializer.Deserialize<List<Deduction>>(json, Json) ?? [] : [];

    /// <summary>Does the sums that wait; how many.</summary>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var waiting = await ScoreQueries.Waiting(db).Take(MostAtOnce).ToListAsync(stop);
        foreach (var call in waiting)
        {
            var happenings = (await CallQueries.Events(db, call).ToListAsync(stop)).ConvertAll(LiveCalls.Read);
            var (score, rules) = Of(happenings);
            await writes.RunAsync(to => StoreAsync(to, call, score, rules), stop);
        }
        return waiting.Count;
    }

    /// <summary>The stored score of a closed call, done now if it never was; none while the call is open or when nobody answered.</summary>
    public async Task<Score?> OfAsync(CallRow row, IReadOnlyList<Happening> happenings)
    {
        if (row is not { Phase: CallPhase.Closed, AnsweredAt: not null }) return null;
        await using var db = await dbs.CreateDbContextAsync();
        if (await ScoreQueries.Of(db, row.Id).SingleOrDefaultAsync() is { Points: not null } stored) return stored;
        var (score, rules) = Of(happenings);
        return await writes.RunAsync(async to =>
        {
            if (!await to.Scores.AnyAsync(s => s.CallId == row.Id))
            {
                to.Scores.Add(new Score { CallId = row.Id, AgentId = row.AgentId, TeamId = row.TeamId, LocalDay = row.LocalDay });
                await to.SaveChangesAsync();
            }
            await StoreAsync(to, row.Id, score, rules);
            return await ScoreQueries.Of(to, row.Id).SingleAsync();
        });
    }

    private (CallScore Score, string? Rules) Of(IReadOnlyList<Happening> happenings)
    {
        if (CallFold.From(Guid.Empty, happenings) is not { Order: var order }
            || (scripts.Find(order.ScriptId, order.Locale, order.ScriptVersion) ?? scripts.Find(order.ScriptId, order.Locale)) is not { } script)
            return (new(CallScore.Full, []), null);
        var list = phrases.Loaded(order.Locale);
        return (CallScore.Of(happenings, script, list.Phrases.Required), list.Version);
    }

    // Compare-and-set: two nodes may look at once, and what was said first stays.
    private async Task StoreAsync(Db db, Guid call, CallScore score, string? rules)
    {
        int Taken(DeductionKind kind) => score.Deductions.Where(d => d.Kind == kind).Sum(d => d.Points);
        var (words, required, conduct) = (Taken(DeductionKind.Words), Taken(DeductionKind.Required), Taken(DeductionKind.Conduct));
        var deductions = JsonSerializer.Serialize(score.Deductions, Json);
        DateTimeOffset? now = clock.GetUtcNow();
        int? points = score.Points;
        await db.Scores.Where(s => s.CallId == call && s.ScoredAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Points, points).SetProperty(s => s.ForWords, words).SetProperty(s => s.ForRequired, required)
            .SetProperty(s => s.ForConduct, conduct).SetProperty(s => s.Deductions, deductions).SetProperty(s => s.Rules, rules).SetProperty(s => s.ScoredAt, now));
    }
}

/// <summary>Does the sums of calls that have just been closed.</summary>
public sealed class ScoreSweep(ScoreBook book) : ISweep
{
    public string Name => "scores";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public Task SweepAsync(CancellationToken stop) => book.SweepAsync(stop);
}
