using System.Globalization;
using CallCenter.Benchmarks.Ground;

namespace CallCenter.Benchmarks.Lines;

/// <summary>What the carrier itself costs: a soak of the product is only as good as the carrier beside it is cheap.</summary>
internal static class CarrierBench
{
    public static async Task RunAsync(bool quick)
    {
        var load = quick ? new Load(AtOnce: 200, StartsPerSecond: 25, Seconds: 8) : new Load(AtOnce: 2000, StartsPerSecond: 50, Seconds: 30);
        await using var hooks = await Hooks.Start();
        await using var carrier = await CarrierProcess.Start(load.StartsPerSecond);
        var starts = carrier.Drive(load, hooks.Address);
        await Task.Delay(load.Ramp);
        var before = Measure.Of(carrier, hooks);
        await Task.Delay(TimeSpan.FromSeconds(load.Seconds));
        var after = Measure.Of(carrier, hooks);
        await starts;
        Print(load, after.Since(before), await carrier.Figures());
    }

    private static void Print(Load load, Measure gone, CarrierFigures figures)
    {
        var table = new Table("The carrier alone, agent and customer of every call in a conference, the customer transcribed", "calls at once", "starts/s", "webhooks/s", "utterances/s", "processor, of one core", "µs per webhook", "memory", "answer p50 / p99");
        table.Add(
            Whole(figures.Live / 2.0), Whole(load.StartsPerSecond), Whole(gone.Hooks / gone.Seconds), Whole(gone.Utterances / gone.Seconds),
            (gone.Processor / gone.Seconds).ToString("P0", CultureInfo.InvariantCulture), Whole(gone.Processor / gone.Hooks * 1e6), Whole(gone.Megabytes) + " MB",
            $"{figures.Median} / {figures.Slow} ms");
        table.Note("The answers are given by an empty server in the benchmark's process: their times are those of the carrier's own delivery.");
        table.Print();
        UnequalException.Unless(figures.Failed == 0, $"{figures.Failed} of the last webhooks failed");
        UnequalException.Unless(figures.Live / 2.0 > 0.9 * load.AtOnce, $"only {figures.Live / 2.0} calls at once");
    }

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <param name="AtOnce">Calls that are up together.</param>
/// <param name="StartsPerSecond">New calls in a second; each ends when its place is needed.</param>
/// <param name="Seconds">How long is measured.</param>
internal sealed record Load(int AtOnce, int StartsPerSecond, int Seconds)
{
    /// <summary>How long a call lasts, ringing left aside.</summary>
    public int CallSeconds => AtOnce / StartsPerSecond;

    /// <summary>Until all are up, and the compiler has said its last word.</summary>
    public TimeSpan Ramp => TimeSpan.FromSeconds(CallSeconds + 6);

    public int Calls => StartsPerSecond * (int)(Ramp.TotalSeconds + Seconds);
}

/// <summary>Where things stand; two of them make a rate.</summary>
internal sealed record Measure(double Seconds, double Processor, double Megabytes, long Hooks, long Utterances)
{
    public static Measure Of(CarrierProcess carrier, Hooks hooks) =>
        new(Environment.TickCount64 / 1000.0, carrier.ProcessorSeconds, carrier.Megabytes, hooks.Taken, hooks.Utterances);

    public Measure Since(Measure before) => new(Seconds - before.Seconds, Processor - before.Processor, Megabytes, Hooks - before.Hooks, Utterances - before.Utterances);
}
