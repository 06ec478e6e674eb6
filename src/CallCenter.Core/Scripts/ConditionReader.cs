using System.Globalization;

namespace CallCenter.Core.Scripts;

/// <summary>
/// Reads a condition: <c>bill.difference &gt; 20 and (known(case.number) or answers.cause in ('plan', 'roaming'))</c>.
/// Texts stand in single quotes, money is in yuan, days are written 2026-11-22. Total: a fault is an answer.
/// </summary>
public sealed class ConditionReader
{
    private const int Longest = 500;
    private const int Deepest = 16;

    private readonly ConditionTokens _tokens;
    private int _depth;

    private ConditionReader(string text) => _tokens = new(text);

    /// <summary>The condition, or what is wrong and at which character, from 1.</summary>
    public static (Condition? Condition, string? Fault) Read(string text)
    {
        if (text.Length > Longest)
            return (null, $"is longer than {Longest} characters");
        try
        {
            var reader = new ConditionReader(text);
            var condition = reader.Either();
            if (reader._tokens.Now is { Kind: not TokenKind.End } left)
                throw new BadCondition(left, $"'{left.Text}' is not expected here");
            return (condition, null);
        }
        catch (BadCondition bad)
        {
            return (null, $"character {bad.At.Offset + 1}: {bad.Message}");
        }
    }

    private Condition Either()
    {
        List<Condition> parts = [Both()];
        while (_tokens.Take("or"))
            parts.Add(Both());
        return parts.Count == 1 ? parts[0] : new Condition.Any(parts);
    }

    private Condition Both()
    {
        List<Condition> parts = [Single()];
        while (_tokens.Take("and"))
            parts.Add(Single());
        return parts.Count == 1 ? parts[0] : new Condition.All(parts);
    }

    private Condition Single()
    {
        if (++_depth > Deepest)
            throw new BadCondition(_tokens.Now, $"nested deeper than {Deepest}");
        Condition condition;
        if (_tokens.Take("not"))
            condition = new Condition.Not(Single());
        else if (_tokens.Take("("))
        {
            condition = Either();
            _tokens.Require(")");
        }
        else
            condition = _tokens.Take("known") ? Known() : Comparing();
        _depth--;
        return condition;
    }

    private Condition.Known Known()
    {
        _tokens.Require("(");
        var name = Name();
        _tokens.Require(")");
        return new(name);
    }

    private Condition Comparing()
    {
        var at = _tokens.Now;
        var left = Side();
        if (left.Name is { } name && _tokens.Take("has"))
            return new Condition.Has(name, Text());
        if (left.Name is not null && _tokens.Take("in"))
            return In(left);
        if (How(_tokens.Now.Text) is not { } how)
            throw new BadCondition(_tokens.Now, "a comparison is expected: = != < <= > >= has in");
        _tokens.Next();
        var right = Side();
        return left.Name is null && right.Name is null
            ? throw new BadCondition(at, "two fixed values are compared")
            : new Condition.Compare(left, how, right);
    }

    private Condition.Any In(Operand left)
    {
        _tokens.Require("(");
        List<Condition> parts = [];
        do
            parts.Add(new Condition.Compare(left, Comparison.Equal, Side()));
        while (_tokens.Take(","));
        _tokens.Require(")");
        return new(parts);
    }

    private Operand Side()
    {
        var token = _tokens.Now;
        if (token.Kind == TokenKind.Name)
            return new(Name(), default);
        _tokens.Next();
        return token.Kind switch
        {
            TokenKind.Text => new(null, Datum.Of(token.Text)),
            TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                => new(null, Datum.Of(number)),
            TokenKind.Number when DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                => new(null, Datum.Of(day)),
            TokenKind.End => throw new BadCondition(token, "it ends too early"),
            _ => throw new BadCondition(token, $"'{token.Text}' is no name, number, day or quoted text"),
        };
    }

    private string Name()
    {
        var token = _tokens.Now;
        if (token.Kind != TokenKind.Name)
            throw new BadCondition(token, "the name of a fact or answer is expected");
        _tokens.Next();
        return token.Text;
    }

    private string Text()
    {
        var token = _tokens.Now;
        if (token.Kind != TokenKind.Text)
            throw new BadCondition(token, "a quoted text is expected");
        _tokens.Next();
        return token.Text;
    }

    private static Comparison? How(string text) => text switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.Unequal,
        "<" => Comparison.Less,
        "<=" => Comparison.AtMost,
        ">" => Comparison.More,
        ">=" => Comparison.AtLeast,
        _ => null,
    };
}
