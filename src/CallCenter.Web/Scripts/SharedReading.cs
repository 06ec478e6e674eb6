using System.Collections.Concurrent;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>What scripts that are read together share, each worked out once: the trees of their parts, and what was found in their texts.</summary>
internal sealed class SharedReading(Func<string, PhraseMatcher> phrasesOf, PartFinder find)
{
    private readonly ConcurrentDictionary<(string Locale, string Name), SharedPart?> _parts = new();
    private readonly ConcurrentDictionary<string, TextCheck> _checks = new(StringComparer.Ordinal);

    /// <summary>A shared part; none when there is no such part.</summary>
    internal SharedPart? Part(string locale, string name) =>
        _parts.GetOrAdd((locale, name), key => find(key.Locale, key.Name) is { } text ? new(text) : null);

    /// <summary>A script as it was read before from the same text, parts and phrases; none when something differs.</summary>
    internal LoadedScript? Known(string yaml) => KnownScripts.Find(yaml, phrasesOf, (locale, name) => Part(locale, name)?.Text);

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
