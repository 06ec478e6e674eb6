using CallCenter.Core.Compliance;

namespace CallCenter.Core.Scripts;

/// <summary>Finds what is wrong with a script before anyone reads it out. Pure. domain §2 and §3.</summary>
public static class ScriptCheck
{
    /// <summary>Every flaw, in the order of the file.</summary>
    /// <param name="script">As loaded; it may be broken in any way.</param>
    /// <param name="spots">Where its parts are written.</param>
    /// <param name="phrases">The forbidden and required phrases of its language.</param>
    public static IReadOnlyList<Flaw> Flaws(Script script, FileSpots spots, PhraseMatcher phrases) => Flaws(script, spots, new TextCheck(phrases));

    /// <summary>As above; scripts that are read together share what was found in their texts.</summary>
    public static IReadOnlyList<Flaw> Flaws(Script script, FileSpots spots, TextCheck phrases)
    {
        var graph = ScriptGraph.Of(script);
        return
        [
            .. ScriptShape.Faults(script)
                .Concat(StepShape.Faults(script))
                .Concat(graph.Faults())
                .Concat(ScriptWords.Faults(script, graph, phrases))
                .Select(f => spots.FlawAt(f.Key, f.Reason))
                .OrderBy(f => f.Part ?? "", StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Key, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A fault of a part, before its line is looked up.</summary>
internal readonly record struct Fault(string Key, string Reason);
