using System.Collections.Concurrent;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>What scripts that are read together share, each worked out once: the trees of their parts, and what was found in their texts.</summary>
internal sealed class SharedReading(Func<string, PhraseMatcher> phrasesOf, PartFinder find)
{
    /// <summary>Whether there is an article of this language and id; without it every link is believed.</summary>
    internal Func<string, string, bool> IsArticle { get; init; } = (_, _) => true;

    private readonly ConcurrentDictionary<(string Locale, string Name), SharedPart?> _parts = new();
    private readonly ConcurrentDictionary<string, TextCheck> _checks = new(StringComparer.Ordinal);

    /// <summary>A shared part; none when there is no such part.</summary>
    internal SharedPart? Part(string locale, string name) =>
        _parts.GetOrAdd((locale, name), key => find(key.Locale, key.Name) is { } text ? new(text) : null);

    /// <summary>A script as it was read before from the same text, parts and phrases; none when something differs.</summary>
    internal LoadedScript? Known(string yaml) =>
        KnownScripts.Find(yaml, phrasesOf, (locale, name) => Part(locale, name)?.Text) is { } known && !Links(known.Script, new()).Any() ? known : null;

    /// <summary>Links to articles that are not there.</summary>
    internal IEnumerable<Flaw> Links(Script script, FileSpots spots) =>
        from step in script.Steps.Values
        from key in step.Knowledge
        where !IsArticle(script.Locale, key)
        select spots.FlawAt($"steps.{step.Id}.knowledge", $"no article '{key}'");

    internal LoadedScript Keep(LoadedScript script)
    {
        KnownScripts.Keep(script, phrasesOf(script.Script.Locale));
        return script;
    }

    internal TextCheck Check(string locale) => _checks.GetOrAdd(locale, key => new(phrasesOf(key)));
}

/// <summary>The text of a shared part and its tree, or what keeps it from being read; parsed when first asked for.</summary>
internal sealed class SharedPart(string text)
{
    private readonly Lazy<(YamlMap? Tree, Flaw? Flaw)> _read = new(() => YamlReader.Read(text));

    internal string Text => text;

    internal YamlMap? Tree => _read.Value.Tree;

    internal Flaw? Flaw => _read.Value.Flaw;
}
