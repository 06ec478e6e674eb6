using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>A script and the YAML text it came from: what a version stores is the text itself, and the texts of the parts it uses.</summary>
public sealed record LoadedScript(Script Script, string Yaml, string File)
{
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>What came of reading a script: the script when there are no flaws, and the parts that were looked at.</summary>
public sealed record ScriptReading(Script? Script, IReadOnlyList<Flaw> Flaws, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Where everything is written, also while there are flaws.</summary>
    public FileSpots Spots { get; init; } = new();

    /// <summary>The script as far as it could be read: for pictures of it, never for calls.</summary>
    public Script? Draft { get; init; }
}

/// <summary>Finds the text of a shared part by language and name; none when there is none such.</summary>
public delegate string? PartFinder(string locale, string name);

/// <summary>Turns the YAML of a script into a checked <see cref="Script"/>, or into flaws with their places.</summary>
public static class ScriptReader
{
    /// <summary>The version of a text: SHA-256 in lower-case hex.</summary>
    public static string VersionOf(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));

    /// <summary>The version of a text with the parts it uses.</summary>
    public static string VersionOf(string yaml, IReadOnlyDictionary<string, string> parts) => parts.Count == 0
        ? VersionOf(yaml)
        : VersionOf(string.Concat(parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"\0{p.Key}\0{p.Value}").Prepend(yaml)));

    /// <summary>Reads and checks one script that uses no parts; there is a script only when there are no flaws.</summary>
    public static (Script? Script, IReadOnlyList<Flaw> Flaws) Read(string yaml, Func<string, PhraseMatcher> phrasesOf)
    {
        var reading = Read(yaml, phrasesOf, (_, _) => null);
        return (reading.Script, reading.Flaws);
    }

    /// <summary>Reads and checks one script with its parts; there is a script only when there are no flaws.</summary>
    public static ScriptReading Read(string yaml, Func<string, PhraseMatcher> phrasesOf, PartFinder find) => Read(yaml, new SharedReading(phrasesOf, find));

    /// <summary>As above, for scripts that are read together.</summary>
    internal static ScriptReading Read(string yaml, SharedReading shared)
    {
        var (tree, flaw) = YamlReader.Read(yaml);
        if (tree is null)
            return new(null, flaw is null ? [] : [flaw], new Dictionary<string, string>(StringComparer.Ordinal));
        var sheet = new ScriptSheet(shared);
        var script = sheet.Read(tree);
        script = script with { Version = VersionOf(yaml, sheet.Parts) };
        var log = sheet.Log;
        IReadOnlyList<Flaw> flaws = log.Flaws.Count > 0
            ? [.. log.Flaws.OrderBy(f => f.Part ?? "", StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)]
            : [.. ScriptCheck.Flaws(script, log.Spots, shared.Check(script.Locale)), .. shared.Links(script, log.Spots)];
        return new(flaws.Count == 0 ? script : null, flaws, sheet.Parts) { Spots = log.Spots, Draft = script };
    }
}
