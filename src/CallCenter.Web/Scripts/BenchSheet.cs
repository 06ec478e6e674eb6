using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>One thing the author should look at, with its place in the text.</summary>
/// <param name="Line">Line in the text, from 1; 1 where it is in a shared part.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Part">Name of the shared part it is in; none for the text itself.</param>
/// <param name="Key">Where in the data.</param>
/// <param name="Flaw">What the loader says; none for advice.</param>
/// <param name="Advice">What to look at; none for a flaw.</param>
public sealed record BenchProblem(int Line, int Column, string? Part, string Key, string? Flaw, Advice? Advice)
{
    /// <summary>Whether it stands against publishing.</summary>
    public bool Blocks => Advice is null or { Blocks: true };
}

/// <summary>A text as the bench sees it: what is wrong with it, and the script as far as it can be read.</summary>
public sealed record BenchSheet(Script? Script, ScriptReading Reading, ScriptCoverage Coverage, IReadOnlyList<BenchProblem> Problems)
{
    public bool Publishable => Script is not null && !Problems.Any(p => p.Blocks);

    public static BenchSheet Of(ScriptReading reading)
    {
        var coverage = reading.Script is { } sound ? ScriptCoverage.Of(sound) : new(new HashSet<string>(StringComparer.Ordinal), [], [], []);
        var advice = reading.Script is { } script ? ScriptAdvice.Of(script, coverage) : [];
        return new(reading.Script, reading, coverage,
        [
            .. reading.Flaws.Select(f => new BenchProblem(f.Line, f.Column, f.Part, f.Key, f.Reason, null)),
            .. advice.Select(a => (Advice: a, Spot: reading.Spots.FlawAt(a.Key, ""))).Select(a => new BenchProblem(a.Spot.Line, a.Spot.Column, a.Spot.Part, a.Advice.Key, null, a.Advice)),
        ]);
    }

    /// <summary>Where a step is written; none when it stands in a shared part.</summary>
    public int? LineOf(string step) => Reading.Spots.Of($"steps.{step}") is { Part: null } spot ? spot.Line : null;
}
