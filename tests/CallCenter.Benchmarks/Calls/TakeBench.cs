using System.Collections.Concurrent;
using System.Diagnostics;
using CallCenter.Benchmarks.Ground;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Benchmarks.Calls;

/// <summary>Fifty agents ask for the next callback at the same instant. Each gets one, nobody the same.</summary>
internal static class TakeBench
{
    private const int Agents = 50;
    private const int Warm = 3;

    /// <summary>One way to take, with a team of its own.</summary>
    private sealed record Way(string Name, List<Taker> Agents, Func<Taker, Task<Guid?>> TakeAsync)
    {
        public ConcurrentDictionary<Guid, Guid> Taken { get; } = new();
        public ConcurrentBag<double> Milliseconds { get; } = [];
        public List<double> Bursts { get; } = [];
        public List<double> Microseconds { get; } = [];
    }

    public static async Task RunAsync(bool quick)
    {
        await MeasureAsync(1_000, quick ? 5 : 20);
        if (!quick) await MeasureAsync(5_000, 8);
    }

    private static async Task MeasureAsync(int waiting, int bursts)
    {
        await using var product = await RunningProduct.StartAsync();
        var stage = new Stage(product);
        var ways = new List<Way>();
        foreach (var (name, team) in new[] { ("CallbackLeases (the product)", 1L), ("each agent: read 64, compare and set one at random", 2L), ("limit: bare UPDATE … RETURNING one after the other, in an index's order", 3L) })
        {
            var agents = await stage.SeatAsync(team, Agents);
            await stage.FillAsync(team, waiting + Agents * (bursts + Warm));
            ways.Add(new(name, agents, Taking(product, stage, team)));
        }
        for (var burst = 0; burst < bursts + Warm; burst++)
            foreach (var way in ways) await BurstAsync(way, counted: burst >= Warm);
        await CheckAsync(stage, ways, bursts + Warm);
        Print(ways, waiting, bursts);
    }

    private static void Print(List<Way> ways, int waiting, int bursts)
    {
        var table = new Table($"take: {Agents} agents ask at once, at least {waiting} callbacks waiting in each of {ways.Count} teams",
            "way", "one answer p50 ms", "p99 ms", "whole burst p50 ms", "takes/s", "processor µs each", "ratio of bursts");
        var first = Timing.Of(ways[0].Bursts, 50);
        foreach (var way in ways)
            table.Add(way.Name, $"{Timing.Of(way.Milliseconds, 50):0.0}", $"{Timing.Of(way.Milliseconds, 99):0.0}", $"{Timing.Of(way.Bursts, 50):0.0}",
                $"{Agents / Timing.Of(way.Bursts, 50) * 1000:0}", $"{Timing.Of(way.Microseconds, 50):0}", $"{Timing.Of(way.Bursts, 50) / first:0.00}");
        table.Note($"{bursts} bursts in turns after {Warm} that warm up. Checked: {ways.Count * (bursts + Warm) * Agents} answers, none twice, none empty; each callback's row names the agent who got it.");
        table.Print();
    }

    private static Func<Taker, Task<Guid?>> Taking(RunningProduct product, Stage stage, long team) => team switch
    {
        1 => product.Get<CallbackLeases>().TakeNextAsync,
        2 => taker => ByItselfAsync(product, stage, taker),
        _ => new BareTake(product.Get<DatabasePlace>().ConnectionString, product.Get<WriteGate>(), stage).TakeAsync,
    };

    private static async Task BurstAsync(Way way, bool counted)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(way.Agents.Select(agent => Task.Run(async () =>
        {
            var got = await way.TakeAsync(agent) ?? throw new UnequalException($"{way.Name}: an agent got nothing.");
            if (counted) way.Milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            UnequalException.Unless(way.Taken.TryAdd(got, agent.AgentId), $"{way.Name}: a callback was given twice.");
        })));
        if (!counted) return;
        way.Bursts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        way.Microseconds.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Agents);
    }

    private static async Task<Guid?> ByItselfAsync(RunningProduct product, Stage stage, Taker taker)
    {
        while (true)
        {
            await using var db = stage.OpenDb();
            var now = stage.Now;
            var candidates = await CallbackQueries.OfTeam(db, taker.TeamId, now).Take(64).ToListAsync();
            if (candidates.Count == 0) return null;
            var chosen = candidates[Random.Shared.Next(candidates.Count)];
            using var turn = await product.Get<WriteGate>().EnterAsync();
            if (await db.Callbacks.Where(c => c.Id == chosen.Id && c.LeaseVersion == chosen.LeaseVersion).ExecuteUpdateAsync(set => set
                    .SetProperty(c => c.State, CallbackState.Taken).SetProperty(c => c.LeasedBy, taker.AgentId)
                    .SetProperty(c => c.LeaseUntil, now.AddMinutes(30)).SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1)) == 1)
                return chosen.Id;
        }
    }

    private static async Task CheckAsync(Stage stage, List<Way> ways, int bursts)
    {
        await using var db = stage.OpenDb();
        foreach (var way in ways)
        {
            UnequalException.Unless(way.Taken.Count == bursts * Agents, $"{way.Name}: answers are missing.");
            var team = way.Agents[0].TeamId;
            var rows = await db.Callbacks.AsNoTracking().Where(c => c.TeamId == team && c.State == CallbackState.Taken).ToDictionaryAsync(c => c.Id, c => c.LeasedBy);
            UnequalException.Unless(way.Taken.All(t => rows.TryGetValue(t.Key, out var by) && by == t.Value), $"{way.Name}: a row names another agent.");
        }
    }

    /// <summary>One connection, one prepared statement, one taker after the other.</summary>
    private sealed class BareTake(string place, WriteGate gate, Stage stage)
    {
        private SqliteCommand? take;

        public async Task<Guid?> TakeAsync(Taker taker)
        {
            using var turn = await gate.EnterAsync();
            take ??= Prepare();
            var now = stage.Now;
            take.Parameters["@team"].Value = taker.TeamId;
            take.Parameters["@agent"].Value = taker.AgentId;
            take.Parameters["@now"].Value = InstantText.Write(now);
            take.Parameters["@until"].Value = InstantText.Write(now.AddMinutes(30));
            return take.ExecuteScalar() is string id ? Guid.Parse(id) : null;
        }

        private SqliteCommand Prepare()
        {
            var connection = new SqliteConnection(place);
            connection.Open();
            var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL";
            command.ExecuteNonQuery();
            command.CommandText = """
                UPDATE Callbacks SET State=@taken, LeasedBy=@agent, LeaseUntil=@until, LeaseVersion=LeaseVersion+1 WHERE Id=(
                    SELECT Id FROM Callbacks WHERE TeamId=@team AND State=@waiting AND OwnerId IS NULL AND DueAt<=@now ORDER BY DueAt, Priority LIMIT 1)
                RETURNING Id
                """;
            foreach (var name in new[] { "@team", "@agent", "@now", "@until" }) command.Parameters.AddWithValue(name, "");
            command.Parameters.AddWithValue("@taken", nameof(CallbackState.Taken));
            command.Parameters.AddWithValue("@waiting", nameof(CallbackState.Waiting));
            return command;
        }
    }
}
