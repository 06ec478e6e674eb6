using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>Folded words of a guard, looked for all at once.</summary>
internal sealed class GuardWords(string[] words)
{
    private readonly SearchValues<string>? _any = words.Length == 0 ? null : SearchValues.Create(words, StringComparison.Ordinal);

    /// <summary>Whether one of them stands there; letters count as whole words.</summary>
    internal bool In(ReadOnlySpan<char> plain)
    {
        if (_any is null || !plain.ContainsAny(_any))
            return false;
        foreach (var word in words)
            for (int at = 0, next; at <= plain.Length && (next = plain[at..].IndexOf(word)) >= 0; at += next + 1)
                if (PatternMatch.IsWhole(plain, at + next, at + next + word.Length))
                    return true;
        return false;
    }
}
