namespace CallCenter.Core.Scripts;

/// <summary>A run of plain text, or one placeholder.</summary>
internal readonly record struct TextPart(string Text, Placeholder? Hole)
{
    /// <summary>Cuts a text at its braces; the first fault is returned beside what could be read.</summary>
    internal static (TextPart[] Parts, string? Fault) Parse(string source)
    {
        var parts = new List<TextPart>();
        string? fault = null;
        var from = 0;
        while (from < source.Length)
        {
            var brace = source.AsSpan(from).IndexOfAny('{', '}');
            if (brace < 0)
                break;
            var open = from + brace;
            var close = source[open] == '{' ? source.AsSpan(open + 1).IndexOfAny('{', '}') : -1;
            if (close < 0 || source[open + 1 + close] == '{')
            {
                fault ??= "a brace without its partner";
                parts.Add(new(source[from..(open + 1)], null));
                from = open + 1;
                continue;
            }
            var inside = source.Substring(open + 1, close);
            parts.Add(new(source[from..open], null));
            var hole = Hollow(inside);
            fault ??= hole is null ? $"'{{{inside}}}' is no placeholder" : null;
            parts.Add(hole is null ? new($"{{{inside}}}", null) : new("", hole));
            from = open + close + 2;
        }
        parts.Add(new(source[from..], null));
        return ([.. parts.Where(p => p.Hole is not null || p.Text.Length > 0)], fault);
    }

    private static Placeholder? Hollow(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? inside : inside[..colon];
        var format = colon < 0 ? null : inside[(colon + 1)..];
        return IsName(name) && (format is null || IsName(format)) ? new(name, format) : null;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
}
