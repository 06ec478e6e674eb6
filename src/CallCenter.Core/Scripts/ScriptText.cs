using System.Globalization;
using System.Text;

namespace CallCenter.Core.Scripts;

/// <summary>A computed fact that a placeholder may show; the agent cannot misquote it. domain §2.</summary>
public abstract record Fact
{
    private Fact() { }

    /// <summary>Words.</summary>
    public sealed record Words(string Value) : Fact;

    /// <summary>Money in fen.</summary>
    public sealed record Money(long Fen) : Fact;

    /// <summary>A count.</summary>
    public sealed record Count(long Value) : Fact;

    /// <summary>A day of the calendar.</summary>
    public sealed record Day(DateOnly Value) : Fact;
}

/// <summary>A placeholder of a text.</summary>
/// <param name="Name">Name of the fact, such as <c>bill.difference</c>.</param>
/// <param name="Format">How it is shown, as written after the colon; none means as <see cref="ScriptFacts"/> says.</param>
public sealed record Placeholder(string Name, string? Format);

/// <summary>A text with placeholders of the form <c>{bill.difference:money}</c>, parsed once; no logic in text.</summary>
public sealed record ScriptText
{
    private readonly TextPart[] _parts;

    /// <summary>Parses a text; a fault in it is kept in <see cref="Fault"/>, never thrown.</summary>
    /// <param name="source">The text as written.</param>
    public ScriptText(string source)
    {
        Source = source;
        (_parts, Fault) = TextPart.Parse(source);
        Placeholders = [.. _parts.Where(p => p.Hole is not null).Select(p => p.Hole).OfType<Placeholder>()];
        Names = [.. Placeholders.Select(p => p.Name).Distinct()];
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>Every placeholder, in order.</summary>
    public IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>Names of the facts it shows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is wrong with its braces; none when they are sound.</summary>
    public string? Fault { get; }

    /// <summary>The text with its facts filled in; a fact that is missing or may not be shown yet becomes <c>［name］</c>.</summary>
    public string Render(IReadOnlyDictionary<string, Fact> facts, CultureInfo culture)
    {
        if (Placeholders.Count == 0)
            return Source;
        var text = new StringBuilder(Source.Length + 32);
        foreach (var part in _parts)
            text.Append(part.Hole is { } hole ? Fill(hole, facts, culture) : part.Text);
        return text.ToString();
    }

    /// <summary>Two texts are equal when they are written alike.</summary>
    public bool Equals(ScriptText? other) => other is not null && string.Equals(Source, other.Source, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Source);

    private static string Fill(Placeholder hole, IReadOnlyDictionary<string, Fact> facts, CultureInfo culture) =>
        facts.TryGetValue(hole.Name, out var fact)
            ? FactFormats.Show(fact, FactFormats.Of(hole.Format) ?? ScriptFacts.Find(hole.Name)?.Format, culture)
            : $"［{hole.Name}］";
}
