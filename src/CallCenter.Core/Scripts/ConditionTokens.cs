namespace CallCenter.Core.Scripts;

/// <summary>What a piece of a condition is.</summary>
internal enum TokenKind
{
    Name,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>A piece of a condition and where it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset);

/// <summary>Ends the reading of one condition; never leaves <see cref="ConditionReader"/>.</summary>
internal sealed class BadCondition(Token at, string reason) : Exception(reason)
{
    public Token At { get; } = at;
}

/// <summary>Cuts a condition into its pieces.</summary>
internal sealed class ConditionTokens
{
    private readonly string _text;
    private int _at;

    internal ConditionTokens(string text)
    {
        _text = text;
        Now = Cut();
    }

    internal Token Now { get; private set; }

    internal void Next() => Now = Cut();

    /// <summary>Passes this word or sign if it comes next.</summary>
    internal bool Take(string word)
    {
        if (Now.Kind is not (TokenKind.Name or TokenKind.Sign) || !string.Equals(Now.Text, word, StringComparison.Ordinal))
            return false;
        Next();
        return true;
    }

    internal void Require(string sign)
    {
        if (!Take(sign))
            throw new BadCondition(Now, $"'{sign}' is expected");
    }

    private Token Cut()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        if (_at == _text.Length)
            return new(TokenKind.End, "", _at);
        var (from, first) = (_at, _text[_at]);
        if (first == '\'')
            return Quoted();
        if (char.IsAsciiLetterLower(first))
            return Run(TokenKind.Name, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
        if (char.IsAsciiDigit(first) || first == '-')
            return Run(TokenKind.Number, c => char.IsAsciiDigit(c) || c is '.' or '-');
        _at += first is '!' or '<' or '>' && _at + 1 < _text.Length && _text[_at + 1] == '=' ? 2 : 1;
        var sign = _text[from.._at];
        return sign is "=" or "!=" or "<" or "<=" or ">" or ">=" or "(" or ")" or ","
            ? new(TokenKind.Sign, sign, from)
            : throw new BadCondition(new(TokenKind.Sign, sign, from), $"'{sign}' is not expected here");
    }

    private Token Run(TokenKind kind, Func<char, bool> belongs)
    {
        var from = _at++;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return new(kind, _text[from.._at], from);
    }

    private Token Quoted()
    {
        var from = _at;
        var end = _text.IndexOf('\'', from + 1);
        if (end < 0)
            throw new BadCondition(new(TokenKind.Text, "", from), "a quote without its partner");
        _at = end + 1;
        return new(TokenKind.Text, _text[(from + 1)..end], from);
    }
}
