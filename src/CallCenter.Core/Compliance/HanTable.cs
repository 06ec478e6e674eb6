using System.Text;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Simplified forms and readings of Han characters, from Unihan (the embedded <c>han.txt</c>, written by the benchmarks' verb
/// <c>tables</c>). A syllable has no tone; what is no Han character has none.
/// </summary>
internal static class HanTable
{
    private static readonly Dictionary<string, ushort> Ids = new(StringComparer.Ordinal);
    private static readonly char[] Simple = new char[char.MaxValue + 1];
    private static readonly ushort[] Readings = new ushort[char.MaxValue + 1];
    private static readonly ushort[] NearOf;
    private static readonly string[] Names;
    private static readonly Node[] Nodes;

    static HanTable()
    {
        for (var i = 0; i <= char.MaxValue; i++)
            Simple[i] = (char)i;
        using var embedded = typeof(HanTable).Assembly.GetManifestResourceStream("Compliance/han.txt")
            ?? throw new InvalidOperationException("The table of readings is not embedded.");
        var bytes = new byte[embedded.Length];
        embedded.ReadExactly(bytes);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToArray();
        for (var i = 0; i < lines[0].Length; i += 2)
            Simple[lines[0][i]] = lines[0][i + 1];
        Names = ["", .. lines.Skip(1).Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)])];
        for (var id = 1; id < Names.Length; id++)
        {
            Ids[Names[id]] = (ushort)id;
            foreach (var c in lines[id].AsSpan(Names[id].Length + 1))
                Readings[c] = (ushort)id;
        }
        NearOf = [.. Names.Select(Near)];
        Nodes = Trie();
    }

    /// <summary>Longest syllable in letters.</summary>
    internal const int LongestSyllable = 6;

    /// <summary>The simplified form of a character; any other as it is.</summary>
    internal static char Simplify(char c) => Simple[c];

    /// <summary>The syllable a simplified character is read as most often; 0 for none.</summary>
    internal static ushort Syllable(char simplified) => Readings[simplified];

    /// <summary>The syllable that sounds near (zh and z, n and l, in and ing): the same for all that do. 0 for none.</summary>
    internal static ushort Near(ushort syllable) => NearOf[syllable];

    /// <summary>The longest syllable that these lower-case letters begin with, and how many letters it takes; 0 for none.</summary>
    internal static (ushort Syllable, int Length) Spelled(ReadOnlySpan<char> letters)
    {
        var (node, best) = (0, (Syllable: (ushort)0, Length: 0));
        for (var i = 0; i < letters.Length && letters[i] is >= 'a' and <= 'z'; i++)
        {
            node = Nodes[node].Next[letters[i] - 'a'];
            if (node == 0)
                break;
            if (Nodes[node].Syllable > 0)
                best = (Nodes[node].Syllable, i + 1);
        }
        return best;
    }

    private static Node[] Trie()
    {
        var nodes = new List<Node> { new() };
        for (var id = 1; id < Names.Length; id++)
        {
            var at = nodes[0];
            foreach (var letter in Names[id])
            {
                if (at.Next[letter - 'a'] == 0)
                {
                    at.Next[letter - 'a'] = (ushort)nodes.Count;
                    nodes.Add(new());
                }
                at = nodes[at.Next[letter - 'a']];
            }
            at.Syllable = (ushort)id;
        }
        return [.. nodes];
    }

    private static ushort Near(string name)
    {
        var near = name.Replace("zh", "z", StringComparison.Ordinal).Replace("ch", "c", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal);
        near = near.StartsWith('n') && near.Length > 1 ? "l" + near[1..] : near;
        near = near.EndsWith("ing", StringComparison.Ordinal) || near.EndsWith("eng", StringComparison.Ordinal) || near.EndsWith("ang", StringComparison.Ordinal)
            ? near[..^1] : near;
        return Ids.TryGetValue(near, out var known) ? known : Ids.GetValueOrDefault(name);
    }

    /// <summary>A place in the tree of syllables by their letters.</summary>
    private sealed class Node
    {
        public ushort[] Next { get; } = new ushort[26];

        public ushort Syllable { get; set; }
    }
}
