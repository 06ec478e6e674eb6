using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using CallCenter.Benchmarks.Ground;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>A phrase found in a text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Start, int Length);

/// <summary>What .NET itself offers for many literals, asked for the same: from left to right, the longest literal at each place.</summary>
internal sealed class Peers
{
    private readonly SearchValues<string> values;
    private readonly Dictionary<char, string[]> byFirst;
    private readonly Regex regex;

    public Peers(IReadOnlyCollection<string> literals)
    {
        values = SearchValues.Create([.. literals], StringComparison.Ordinal);
        byFirst = literals.GroupBy(l => l[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(l => l.Length).ToArray());
        var longestFirst = literals.OrderByDescending(l => l.Length).ThenBy(l => l, StringComparer.Ordinal).Select(Regex.Escape);
        regex = new(string.Join('|', longestFirst), RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1));
    }

    public int CountByValues(string text)
    {
        var count = 0;
        for (int at = 0, next; at < text.Length && (next = text.AsSpan(at).IndexOfAny(values)) >= 0; count++)
            at += next + Longest(text, at + next);
        return count;
    }

    public int CountByRegex(string text)
    {
        var count = 0;
        foreach (var _ in regex.EnumerateMatches(text)) count++;
        return count;
    }

    public bool AnyByValues(string text) => text.AsSpan().IndexOfAny(values) >= 0;

    public bool AnyByRegex(string text) => regex.IsMatch(text);

    public List<Hit> ByValues(string text)
    {
        var hits = new List<Hit>();
        for (int at = 0, next; at < text.Length && (next = text.AsSpan(at).IndexOfAny(values)) >= 0; at = hits[^1].Start + hits[^1].Length)
            hits.Add(new(at + next, Longest(text, at + next)));
        return hits;
    }

    public List<Hit> ByRegex(string text)
    {
        var hits = new List<Hit>();
        foreach (var match in regex.EnumerateMatches(text)) hits.Add(new(match.Index, match.Length));
        return hits;
    }

    private int Longest(string text, int at)
    {
        foreach (var literal in byFirst[text[at]])
            if (text.AsSpan(at).StartsWith(literal, StringComparison.Ordinal))
                return literal.Length;
        throw new UnequalException("A literal was found that is none.");
    }
}
