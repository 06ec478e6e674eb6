namespace CallCenter.Carrier.Personas;

/// <summary>What a person does in answer: words, keys, or nothing; and then perhaps hangs up.</summary>
internal sealed record Answer(string Text, string Press, bool HangsUp)
{
    public static Answer Nothing { get; } = new("", "", HangsUp: false);
}

/// <summary>One person's side of one call: pure but for its mood and the chance it was given.</summary>
internal sealed class Conversation(Persona persona, Random chance, Tongue tongue)
{
    private readonly Dictionary<IReadOnlyList<string>, string> _lastOf = [];

    public string Mood { get; private set; } = persona.Mood;

    /// <summary>The language the other side spoke last.</summary>
    public Tongue Tongue { get; private set; } = tongue;

    public string Greeting() => Choose(persona.Greeting);

    public string Prompt() => Choose(persona.Patience.Prompts);

    /// <summary>Answers what was heard since the last answer: the latest thing that makes sense counts.</summary>
    public Answer Hear(IReadOnlyList<string> heard, bool byPerson)
    {
        if (heard.Count == 0) return Answer.Nothing;
        Tongue = TongueOf(heard[^1], Tongue);
        foreach (var text in heard.Reverse())
        {
            if (Match(text) is { } rule) return Follow(rule, text);
        }

        return byPerson ? new Answer(Choose(persona.Fallback), "", HangsUp: false) : Answer.Nothing;
    }

    private Answer Follow(Rule rule, string text)
    {
        if (rule.Becomes.Length > 0) Mood = rule.Becomes;
        return new Answer(Choose(rule.Says), rule.Press.Length > 0 ? Keypad.Chosen(rule.Press, text) : "", rule.HangsUp);
    }

    private Rule? Match(string text)
    {
        var spoken = TongueOf(text, Tongue);
        return persona.Rules.FirstOrDefault(r =>
            (r.Moods.Count == 0 || r.Moods.Contains(Mood))
            && Keywords.Any(text, r.Hears.In(spoken))
            && !Keywords.Any(text, r.Unless.In(spoken)));
    }

    // By seed, and never the same line twice running.
    private string Choose(Sayings sayings)
    {
        var lines = sayings.In(Tongue);
        if (lines.Count == 0) return "";
        var fresh = _lastOf.TryGetValue(lines, out var last) && lines.Count > 1 ? lines.Where(l => l != last).ToList() : lines;
        return _lastOf[lines] = fresh[chance.Next(fresh.Count)];
    }

    private static Tongue TongueOf(string text, Tongue otherwise)
    {
        if (text.Any(c => c is >= '\u3400' and <= '\u9FFF')) return Tongue.Chinese;
        return text.Any(char.IsAsciiLetter) ? Tongue.English : otherwise;
    }
}

/// <summary>Whether one of the keywords occurs. A keyword with <c>+</c> needs all its parts; letters count from the start of a word.</summary>
internal static class Keywords
{
    public static bool Any(string text, IReadOnlyList<string> keywords) =>
        keywords.Any(k => k.Split('+').All(part => Occurs(text, part)));

    private static bool Occurs(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsAsciiLetter(part[0]) || !char.IsAsciiLetter(text[at - 1])) return true;
        }

        return false;
    }
}
