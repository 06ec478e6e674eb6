namespace CallCenter.Carrier.Personas;

/// <summary>What ringing a persona leads to.</summary>
public enum PersonaRing
{
    /// <summary>Somebody, or a machine, takes it.</summary>
    Answers,

    /// <summary>Nobody takes it.</summary>
    NoAnswer,

    /// <summary>Engaged or refused.</summary>
    Busy,

    /// <summary>It cannot be put through.</summary>
    Failed,
}

/// <summary>A persona as it is offered to whoever plays against it.</summary>
public sealed record PersonaCard(string Key, string ChineseName, string EnglishName, PersonaRing Ring, bool Machine);

/// <summary>What a persona says in answer; empty when it keeps silent.</summary>
public sealed record PersonaWords(string Text, bool HangsUp);

/// <summary>
/// A persona without a line: the same files and the same conversation as on the telephone, in text. The same seed and the same words lead
/// to the same talk, so that it can be taken up again from what was said.
/// </summary>
public sealed class PersonaTalk
{
    private readonly Conversation _talk;
    private readonly bool _machine;

    private PersonaTalk(Persona persona, bool chinese, int seed) =>
        (_talk, _machine) = (new(persona, new Random(seed), chinese ? Tongue.Chinese : Tongue.English), persona.Machine);

    /// <summary>Every persona that customers can be, by key.</summary>
    public static IReadOnlyList<PersonaCard> All { get; } =
        [.. PersonaFiles.Load().ByKey.Values.Where(p => p.Key is not "softphone").OrderBy(p => p.Ring.Outcome).ThenBy(p => p.Key, StringComparer.Ordinal).Select(Card)];

    /// <summary>Rings a persona; none when there is none such, or nobody takes it.</summary>
    public static PersonaTalk? With(string key, bool chinese, int seed) =>
        PersonaFiles.Load().ByKey.TryGetValue(key, out var persona) && persona.Ring.Outcome == RingOutcome.Answers ? new(persona, chinese, seed) : null;

    /// <summary>What is said on picking up.</summary>
    public string Greeting() => _talk.Greeting();

    /// <summary>The answer to what a person said; a person without an answer says what they would into a silence.</summary>
    public PersonaWords Hear(string said)
    {
        var answer = _talk.Hear([said], byPerson: true);
        return new(answer.Text.Length > 0 || answer.HangsUp || _machine ? answer.Text : _talk.Prompt(), answer.HangsUp);
    }

    private static PersonaCard Card(Persona persona) => new(persona.Key, persona.ChineseName, persona.EnglishName, persona.Ring.Outcome switch
    {
        RingOutcome.Answers => PersonaRing.Answers,
        RingOutcome.NoAnswer => PersonaRing.NoAnswer,
        RingOutcome.Failed => PersonaRing.Failed,
        _ => PersonaRing.Busy,
    }, persona.Machine);
}
