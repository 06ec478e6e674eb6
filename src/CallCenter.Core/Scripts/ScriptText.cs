using System.Globalization;

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

/// <summary>A text with placeholders of the form <c>{bill.difference:money}</c>, parsed once; no logic in text.</summary>
/// <param name="Source">The text as written.</param>
public sealed record ScriptText(string Source)
{
    /// <summary>Names of the facts it shows.</summary>
    public IReadOnlyList<string> Names => throw new NotSupportedException();

    /// <summary>The text with its facts filled in; a fact that is missing or may not be shown yet becomes <c>［name］</c>.</summary>
    public string Render(IReadOnlyDictionary<string, Fact> facts, CultureInfo culture) => throw new NotSupportedException();
}
