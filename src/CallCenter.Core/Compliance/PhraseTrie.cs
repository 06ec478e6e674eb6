using System.Globalization;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>Takes what a <see cref="PhraseTrie"/> finds. A struct, so that scanning allocates nothing.</summary>
internal interface IPhraseSink
{
    /// <summary>A literal was found in <c>[start, end)</c> of the text as given.</summary>
    void Found(int literal, int start, int end);
}

/// <summary>All literals in one pass over the normalised text (Aho–Corasick), with offsets back into the original.</summary>
internal sealed class PhraseTrie
{
    /// <summary>Longest literal in characters after normalising.</summary>
    internal const int LongestLiteral = 128;

    // More separators in a row than this are no disguise but two separate things.
    private const int WidestGap = 12;

    private readonly Dictionary<long, int> _edges = [];
    private readonly List<Node> _nodes = [new(0, -1, 0, 0)];
    private readonly List<(int Literal, int Next)> _outputs = [];
    private readonly bool[] _opens = new bool[char.MaxValue + 1];

    /// <summary>Compiles literals; the index of each is what the sink is told. Empty ones never match.</summary>
    internal PhraseTrie(IReadOnlyList<string> literals)
    {
        for (var i = 0; i < literals.Count; i++)
            Add(Normalise(literals[i]), i);
        LinkFailures();
    }

    /// <summary>A literal as the engine sees it; longer ones than <see cref="LongestLiteral"/> come back empty.</summary>
    internal static string Normalise(string literal)
    {
        var sink = new System.Text.StringBuilder();
        for (var i = 0; i < literal.Length; i++)
        {
            var plain = Meaning(literal, i);
            if (plain == PhraseTable.Many)
                sink.Append(PhraseTable.Several(literal[i]));
            else if (plain > PhraseTable.Many)
                sink.Append(plain);
        }
        return sink.Length <= LongestLiteral ? sink.ToString() : "";
    }

    /// <summary>Tells the sink every literal in the text. Linear in the text, nothing allocated.</summary>
    internal void Scan<TSink>(string text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        Span<int> starts = stackalloc int[LongestLiteral];
        var walk = new Walk(text, starts);
        for (var i = 0; i < text.Length; i++)
        {
            var plain = Meaning(text, i);
            if (plain > PhraseTable.Many)
                Step(plain, i, ref walk, ref sink);
            else if (plain == PhraseTable.Many)
                foreach (var part in PhraseTable.Several(text[i]))
                    Step(part, i, ref walk, ref sink);
            else if (plain == PhraseTable.SentenceEnd || EndsSentence(text, i) || ++walk.Gap > WidestGap)
                walk.Node = 0;
        }
    }

    private void Step<TSink>(char plain, int at, ref Walk walk, ref TSink sink) where TSink : struct, IPhraseSink
    {
        walk.Gap = 0;
        if (walk.Node == 0 && !_opens[plain])
            return;
        walk.Starts[walk.Count++ % LongestLiteral] = at;
        walk.Node = Follow(walk.Node, plain);
        for (var n = walk.Node; n != 0; n = _nodes[n].Shorter)
            for (var o = _nodes[n].Output; o >= 0; o = _outputs[o].Next)
            {
                var start = walk.Starts[(walk.Count - _nodes[n].Depth) % LongestLiteral];
                if (IsWhole(walk.Text, start, at + 1))
                    sink.Found(_outputs[o].Literal, start, at + 1);
            }
    }

    private int Follow(int node, char plain)
    {
        while (true)
        {
            if (_edges.TryGetValue(Edge(node, plain), out var next))
                return next;
            if (node == 0)
                return 0;
            node = _nodes[node].Failure;
        }
    }

    private static long Edge(int node, char plain) => ((long)node << 16) | plain;

    // A lone surrogate is noise; a symbol outside the basic plane (an emoji) is an inserted one.
    private static char Meaning(string text, int at)
    {
        var c = text[at];
        if (!char.IsSurrogate(c))
            return PhraseTable.Of(c);
        var high = char.IsHighSurrogate(c) ? at : at - 1;
        if (high < 0 || high + 1 >= text.Length || !char.IsSurrogatePair(text[high], text[high + 1]))
            return PhraseTable.Skip;
        return CharUnicodeInfo.GetUnicodeCategory(text, high) is UnicodeCategory.OtherLetter ? c : PhraseTable.Skip;
    }

    // An ASCII full stop ends a sentence where a word does not go on: not in 3.5 or e.g.
    private static bool EndsSentence(string text, int at) =>
        text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));

    private static bool IsWhole(string text, int start, int end) =>
        !(PhraseTable.IsWordCharacter(text[start]) && start > 0 && Joins(text, start - 1, -1))
        && !(PhraseTable.IsWordCharacter(text[end - 1]) && end < text.Length && Joins(text, end, +1));

    private static bool Joins(string text, int at, int direction) =>
        PhraseTable.IsWordCharacter(text[at])
        || (text[at] is '\'' or '’' && at + direction >= 0 && at + direction < text.Length
            && PhraseTable.IsWordCharacter(text[at + direction]));

    private void Add(string literal, int index)
    {
        if (literal.Length == 0)
            return;
        var node = 0;
        foreach (var c in literal)
        {
            if (!_edges.TryGetValue(Edge(node, c), out var next))
            {
                next = _nodes.Count;
                _edges[Edge(node, c)] = next;
                _nodes.Add(new(0, -1, _nodes[node].Depth + 1, 0));
            }
            node = next;
        }
        _opens[literal[0]] = true;
        _outputs.Add((index, _nodes[node].Output));
        _nodes[node] = _nodes[node] with { Output = _outputs.Count - 1 };
    }

    private void LinkFailures()
    {
        var byDepth = _edges.Select(e => (Parent: (int)(e.Key >>> 16), Plain: (char)(e.Key & char.MaxValue), Node: e.Value)).OrderBy(e => _nodes[e.Node].Depth);
        foreach (var (parent, plain, node) in byDepth)
        {
            var failure = parent == 0 ? 0 : Follow(_nodes[parent].Failure, plain);
            var shorter = _nodes[failure].Output >= 0 ? failure : _nodes[failure].Shorter;
            _nodes[node] = _nodes[node] with { Failure = failure, Shorter = shorter };
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Failure, int Output, int Depth, int Shorter);

    [StructLayout(LayoutKind.Auto)]
    private ref struct Walk(string text, Span<int> starts)
    {
        public readonly string Text = text;
        public readonly Span<int> Starts = starts;
        public int Node;
        public int Count;
        public int Gap;
    }
}
