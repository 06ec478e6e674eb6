using System.Diagnostics;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Benchmarks.Calls;

/// <summary>How many decisions reach the disk in a second, and how long one waits for it. A decision is one utterance that was heard.</summary>
internal static class WriterBench
{
    private const int Calls = 1024;

    /// <summary>One way to store decisions: takes a call, comes back when its next event is on disk.</summary>
    private sealed record Way(string Name, List<PlacedCall> Calls, Func<PlacedCall, Task> StoreAsync);

    /// <summary>Per round the decisions of a second and the processor time of one; of all rounds the waits.</summary>
    private sealed record Result(List<double> PerSecond, List<double> Microseconds, List<double> Milliseconds);

    public static async Task RunAsync(bool quick)
    {
        await using var product = await RunningProduct.StartAsync();
        var stage = new Stage(product);
        var agent = (await stage.SeatAsync(1, 1))[0];
        var callbacks = await stage.FillAsync(1, Calls * 2);
        var own = await stage.PlaceAsync(agent, callbacks[..Calls]);
        var others = await stage.PlaceAsync(agent, callbacks[Calls..]);
        Way[] ways =
        [
            new("EventWriter (the product)", own, call => ByWriterAsync(product, stage, call)),
            new("EF, one row and one SaveChanges per decision", others, call => ByRowAsync(product, stage, call)),
        ];
        var (rounds, how) = quick ? (2, TimeSpan.FromSeconds(1)) : (5, TimeSpan.FromSeconds(3));
        int[] writers = [1, 64];
        var results = ways.SelectMany(w => writers.Select(n => (Way: w, Writers: n))).ToDictionary(x => x, _ => new Result([], [], []));
        using var bare = new BareSql(product.Folder);
        var (one, many, forced) = (new Result([], [], []), new Result([], [], []), new Result([], [], []));
        foreach (var (way, count) in results.Keys) await MeasureAsync(way, count, (how, new Result([], [], [])));
        for (var round = 0; round < rounds; round++)
        {
            // Another one begins every round: what follows heavy writing finds a busy disk.
            foreach (var ((way, count), result) in results.Skip(round % results.Count).Concat(results.Take(round % results.Count)))
                await MeasureAsync(way, count, (how, result));
            Add(one, () => bare.Store(1, how), 1);
            Add(many, () => bare.Store(64, how), 64);
            Add(forced, () => Disk.Force(product.Folder, how), 1);
        }
        await CheckAsync(stage, own);
        Print(results, (one, many, forced), rounds);
    }

    private static void Print(Dictionary<(Way Way, int Writers), Result> results, (Result One, Result Many, Result Forced) limits, int rounds)
    {
        var table = new Table("writer: decisions on disk, SQLite WAL, synchronous FULL", "way", "writers", "decisions/s (median)", "slowest–fastest round", "ack p50 ms", "ack p99 ms", "processor µs each", "product ÷ this");
        var product = results.Where(r => r.Key.Way.Name.Contains("product", StringComparison.Ordinal)).ToDictionary(r => r.Key.Writers, r => Timing.Of(r.Value.PerSecond, 50));
        foreach (var ((way, writers), result) in results.OrderBy(r => r.Key.Writers)) Row(table, (way.Name, writers), result, product[writers]);
        Row(table, ("bare prepared statements, 1 decision a commit", 1), limits.One, product[1]);
        Row(table, ("bare prepared statements, 64 decisions a commit", 64), limits.Many, product[64]);
        Row(table, ("limit: 4 KB forced to the same disk", 1), limits.Forced, product[1]);
        table.Note($"{rounds} rounds in turns. Checked afterwards: every acknowledged decision is a row, its call's chain of hashes holds, LastSeq is the number of rows.");
        table.Note("Processor time is that of the whole process, writers and database together: on a machine that others use it tells more than the decisions of a second.");
        table.Note("EF stores the event alone; the product and the bare statements also compare and set the call. Writing JSON, salt and hash is in the product's and in EF's time.");
        table.Print();
    }

    private static void Row(Table table, (string Name, int Writers) what, Result result, double product)
    {
        var median = Timing.Of(result.PerSecond, 50);
        table.Add(what.Name, $"{what.Writers}", $"{median:0}", $"{result.PerSecond.Min():0}–{result.PerSecond.Max():0}",
            $"{Timing.Of(result.Milliseconds, 50):0.00}", $"{Timing.Of(result.Milliseconds, 99):0.00}", $"{Timing.Of(result.Microseconds, 50):0}", $"{product / median:0.00}");
    }

    private static void Add(Result result, Func<IReadOnlyList<double>> store, int each)
    {
        var before = Environment.CpuUsage.TotalTime;
        var milliseconds = store();
        result.Microseconds.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (milliseconds.Count * each));
        result.PerSecond.Add(milliseconds.Count * each / (milliseconds.Sum() / 1000));
        result.Milliseconds.AddRange(milliseconds);
    }

    private static async Task MeasureAsync(Way way, int writers, (TimeSpan How, Result Into) run)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var mine = way.Calls.Where((_, i) => i % writers == writer).ToList();
            var milliseconds = new List<double>();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < run.How; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await way.StoreAsync(mine[i % mine.Count]);
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return milliseconds;
        })));
        run.Into.PerSecond.Add(all.Sum(a => a.Count) / Stopwatch.GetElapsedTime(start).TotalSeconds);
        run.Into.Microseconds.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / all.Sum(a => a.Count));
        run.Into.Milliseconds.AddRange(all.SelectMany(a => a));
    }

    private static Happening Next(Stage stage, PlacedCall call) => new(call.State.Seq + 1, stage.Now,
        new UtteranceHeard(Speaker.Customer, stage.Now, [], [], $"上次说三天内来人，到今天第{call.State.Seq}次了，一直没人来。"), $"transcription:bench:{call.State.Seq}");

    private static CallState After(PlacedCall call, Happening next) =>
        CallFold.Next(call.State.Id, call.State, next) ?? throw new UnequalException("A call lost its state.");

    private static async Task ByWriterAsync(RunningProduct product, Stage stage, PlacedCall call)
    {
        var next = Next(stage, call);
        var after = After(call, next);
        var written = await product.Get<EventWriter>().WriteAsync(new(call.State.Seq, after, [next], call.Link, null));
        call.Link = written.Link ?? throw new UnequalException("A decision that nobody overtook was not stored.");
        call.State = after;
    }

    private static async Task ByRowAsync(RunningProduct product, Stage stage, PlacedCall call)
    {
        var next = Next(stage, call);
        using var turn = await product.Get<WriteGate>().EnterAsync();
        await using var db = stage.OpenDb();
        db.CallEvents.Add(EventRow.Of(call, next, product.Get<NodeId>()));
        await db.SaveChangesAsync();
        call.State = After(call, next);
    }

    private static async Task CheckAsync(Stage stage, List<PlacedCall> calls)
    {
        await using var db = stage.OpenDb();
        foreach (var call in calls)
        {
            var rows = await CallQueries.Events(db, call.State.Id).ToListAsync();
            var last = await db.Calls.Where(c => c.Id == call.State.Id).Select(c => c.LastSeq).SingleAsync();
            UnequalException.Unless(rows.Count == call.State.Seq && last == call.State.Seq, "Acknowledged decisions are missing.");
            var link = EventChain.Start;
            foreach (var row in rows)
            {
                link = EventChain.Link(link, row.Seq, row.At, new(row.Type, row.Facts, row.PersonalHash));
                UnequalException.Unless(link == row.Hash && row.PersonalHash == EventChain.PersonalHash(row.Personal, row.Salt), "A chain of hashes does not hold.");
            }
            UnequalException.Unless(link == call.Link, "The last link is another one than was acknowledged.");
        }
    }
}
