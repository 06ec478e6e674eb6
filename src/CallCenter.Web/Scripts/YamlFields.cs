using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>What is learnt while a file is read: where its parts are, and what is wrong.</summary>
internal sealed class ReadLog
{
    private string? _part;

    internal List<Flaw> Flaws { get; private init; } = [];

    internal FileSpots Spots { get; private init; } = new();

    /// <summary>The same log while a shared part is read.</summary>
    internal ReadLog For(string part) => new() { _part = part, Flaws = Flaws, Spots = Spots };

    internal void Spot(string key, YamlNode node) => Spots.Add(key, node.Line, node.Column, _part);

    internal void Refuse(YamlNode at, string key, string reason) => Add(new(at.Line, at.Column, key, reason));

    internal void Add(Flaw flaw) => Flaws.Add(flaw with { Part = _part });
}

/// <summary>The keys of one map, each asked for once; what nobody asked for is unknown and refused.</summary>
internal sealed class YamlFields(YamlMap map, string path, ReadLog log)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal string Path => path;

    internal YamlMap Map => map;

    internal ReadLog Log => log;

    internal static YamlFields? Of(YamlNode node, string path, ReadLog log)
    {
        log.Spot(path, node);
        if (node is YamlMap map)
            return new(map, path, log);
        log.Refuse(node, path, $"a map is expected here, not {node.What}");
        return null;
    }

    internal string KeyOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    internal YamlNode? Find(string key)
    {
        _asked.Add(key);
        var entry = map.Entries.FirstOrDefault(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal));
        if (entry is not null)
            log.Spot(KeyOf(key), entry.Key);
        return entry?.Value;
    }

    internal bool Has(string key) => map.Entries.Any(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal));

    internal YamlNode? Require(string key)
    {
        var node = Find(key);
        if (node is null)
            log.Refuse(map, KeyOf(key), "is missing");
        return node;
    }

    /// <summary>A text that must be there; empty text stands in for a missing one, which is refused already.</summary>
    internal string Text(string key) => AsText(Require(key), KeyOf(key)) ?? "";

    internal string? OptionalText(string key) => AsText(Find(key), KeyOf(key));

    internal bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true"))
            log.Refuse(Find(key) ?? map, KeyOf(key), $"is 'true' or left out, not '{text}'");
        return text is "true";
    }

    internal T? Choice<T>(string key, Func<string, T?> parse) where T : struct
    {
        var text = OptionalText(key);
        var value = text is null ? null : parse(text);
        if (text is not null && value is null)
            log.Refuse(Find(key) ?? map, KeyOf(key), $"unknown value '{text}'");
        return value;
    }

    internal IReadOnlyList<YamlNode> List(string key)
    {
        var node = Find(key);
        if (node is null or YamlList)
            return (node as YamlList)?.Items ?? [];
        log.Refuse(node, KeyOf(key), $"a list is expected here, not {node.What}");
        return [];
    }

    internal IReadOnlyList<string> Texts(string key) =>
        [.. List(key).Select(item => AsText(item, KeyOf(key))).OfType<string>()];

    /// <summary>Refuses every key that nobody asked for.</summary>
    internal void Done()
    {
        foreach (var entry in map.Entries.Where(e => !_asked.Contains(e.Key.Text)))
            log.Refuse(entry.Key, KeyOf(entry.Key.Text), "unknown key");
    }

    private string? AsText(YamlNode? node, string key)
    {
        if (node is YamlScalar or null)
            return (node as YamlScalar)?.Text;
        log.Refuse(node, key, $"a text is expected here, not {node.What}");
        return null;
    }
}
