using CallCenter.Core.Scripts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CallCenter.Web.Scripts;

/// <summary>Reads one YAML document into a tree with places. No anchors, no aliases, no tags, no key twice, bounded depth.</summary>
internal sealed class YamlReader
{
    private const int Deepest = 12;
    private const int MostNodes = 30_000;

    private int _nodes;

    private readonly Scanner _scanner;
    private readonly Parser _parser;

    private YamlReader(string text) => _parser = new Parser(_scanner = new Scanner(new StringReader(text), skipComments: true));

    /// <summary>The tree, or the first flaw that keeps it from being read.</summary>
    internal static (YamlMap? Tree, Flaw? Flaw) Read(string text)
    {
        if (text.Length > DataText.LargestFile)
            return (null, new(1, 1, "", $"is larger than {DataText.LargestFile} bytes"));
        var reader = new YamlReader(text);
        try
        {
            var root = reader.Document();
            return root is YamlMap map ? (map, null) : (null, new(root.Line, root.Column, "", $"a map is expected here, not {root.What}"));
        }
        catch (YamlRefusal e)
        {
            return (null, e.Flaw);
        }
        catch (YamlException e)
        {
            return (null, FlawAt(e.Start, "", "is not YAML: " + e.Message));
        }
        catch (InvalidOperationException)
        {
            // The scanner trips over some broken flow lists instead of naming them.
            return (null, FlawAt(reader._scanner.CurrentPosition, "", "is not YAML: a list or map is not closed"));
        }
    }

    private YamlNode Document()
    {
        Take<StreamStart>("");
        if (Peek() is StreamEnd)
            throw Refusal(Peek(), "", "is empty");
        Take<DocumentStart>("");
        var root = Node("", 0);
        Take<DocumentEnd>("");
        if (Peek() is not StreamEnd)
            throw Refusal(Peek(), "", "more than one document");
        return root;
    }

    private YamlNode Node(string key, int depth)
    {
        var next = Peek();
        if (next is AnchorAlias)
            throw Refusal(next, key, "aliases are not allowed");
        if (next is NodeEvent { Anchor.IsEmpty: false })
            throw Refusal(next, key, "anchors are not allowed");
        if (next is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            throw Refusal(next, key, "tags are not allowed");
        if (++_nodes > MostNodes)
            throw Refusal(next, "", $"more than {MostNodes} keys and values");
        if (depth > Deepest)
            throw Refusal(next, key, $"nested deeper than {Deepest}");
        return next switch
        {
            Scalar => Text(Take<Scalar>(key)),
            SequenceStart => List(key, depth),
            _ => Map(key, depth),
        };
    }

    private static YamlScalar Text(Scalar scalar) => new((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value);

    private YamlList List(string key, int depth)
    {
        var start = Take<SequenceStart>(key);
        var items = new List<YamlNode>();
        while (Peek() is not SequenceEnd)
            items.Add(Node($"{key}[{items.Count}]", depth + 1));
        Take<SequenceEnd>(key);
        return new((int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMap Map(string key, int depth)
    {
        var start = Take<MappingStart>(key);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<YamlEntry>();
        while (Peek() is not MappingEnd)
        {
            if (Node(key, depth + 1) is not YamlScalar name)
                throw Refusal(Peek(), key, "a key must be a plain text");
            var path = key.Length == 0 ? name.Text : $"{key}.{name.Text}";
            if (!seen.Add(name.Text))
                throw new YamlRefusal(new(name.Line, name.Column, path, "key is given twice"));
            entries.Add(new(name, Node(path, depth + 1)));
        }
        Take<MappingEnd>(key);
        return new((int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private ParsingEvent Peek() => _parser.Current ?? (_parser.MoveNext() && _parser.Current is { } current
        ? current
        : throw new YamlRefusal(new(1, 1, "", "is not YAML: it ends too early")));

    private T Take<T>(string key) where T : ParsingEvent
    {
        var taken = Peek() as T ?? throw Refusal(Peek(), key, "is not YAML as expected here");
        _parser.MoveNext();
        return taken;
    }

    private static YamlRefusal Refusal(ParsingEvent at, string key, string reason) =>
        new(FlawAt(at.Start, key, reason));

    private static Flaw FlawAt(Mark at, string key, string reason) =>
        new((int)Math.Max(at.Line, 1), (int)Math.Max(at.Column, 1), key, reason);

    /// <summary>Ends the reading of one file; never leaves this class.</summary>
    private sealed class YamlRefusal(Flaw flaw) : Exception(flaw.Reason)
    {
        public Flaw Flaw { get; } = flaw;
    }
}
