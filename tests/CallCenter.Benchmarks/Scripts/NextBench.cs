using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CallCenter.Core.Scripts;

namespace CallCenter.Benchmarks.Scripts;

/// <summary>One turn on a script of 200 steps by BenchmarkDotNet, beside making the new place and nothing else.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class NextBench
{
    private const int Steps = 200;
    private static readonly Dictionary<string, Fact> Facts = new(StringComparer.Ordinal) { ["bill.latest"] = new Fact.Money(100) };
    private readonly ScriptTurn turn = new ScriptTurn.Answer("next");
    private Script script = Chain();
    private ScriptPlace place = ScriptRunner.Begin(Chain());

    /// <summary>Runs it in this process: nothing is restored or built beside the program.</summary>
    public static Task RunAsync(bool quick)
    {
        var job = (quick ? Job.ShortRun : Job.MediumRun).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "callcenter-bench"));
        var summary = BenchmarkRunner.Run<NextBench>(config);
        MarkdownExporter.GitHub.ExportToLog(summary, ConsoleLogger.Default);
        return Task.CompletedTask;
    }

    /// <summary>A walk that stands in the middle: ten steps asked, ten answers given, a step before a route.</summary>
    [GlobalSetup]
    public void Walk()
    {
        (script, place) = (Chain(), ScriptRunner.Begin(Chain()));
        while (place.Asked.Length < 18)
            place = ((ScriptMove.Moved)ScriptRunner.Next(script, place, turn, Facts)).Place;
    }

    /// <summary>The product.</summary>
    [Benchmark(Baseline = true, Description = "ScriptRunner.Next, 200 steps")]
    public ScriptMove Next() => ScriptRunner.Next(script, place, turn, Facts);

    /// <summary>What the new state itself costs.</summary>
    [Benchmark(Description = "the new place alone")]
    public ScriptMove NewPlace() => new ScriptMove.Moved(place with
    {
        StepId = "s20",
        Answers = place.Answers.SetItem(place.StepId, "next"),
        Asked = place.Asked.Add("s20"),
        Known = place.Known.Add(LineIdentity.Unknown),
    });

    private static Script Chain()
    {
        var when = ConditionReader.Read("bill.latest > 500 or answers.s0 = 'declined'").Condition;
        var steps = Enumerable.Range(0, Steps).Select(i => i % 10 == 9
            ? new Step($"s{i}", "route", StepRole.Route, new(""), [To("way-1", "s0") with { When = when }, To("way-2", $"s{(i + 1) % Steps}")], [], null, [])
            : new Step($"s{i}", "step", StepRole.None, new("您好。"), [To("next", $"s{(i + 1) % Steps}"), To("declined", "s0"), To("unknown", "s0")], [], null, []));
        return new("chain", "v", "care", "zh-CN", "chain", "s0", steps.ToDictionary(s => s.Id, StringComparer.Ordinal),
            ImmutableDictionary<string, Branch>.Empty, []);
    }

    private static StepAnswer To(string key, string next) => new(key, key, next, null, false, null, null);
}
