using CallCenter.Carrier.Hosting;
using YamlDotNet.Serialization;

namespace CallCenter.Carrier.Personas;

/// <summary>A persona file as written: unknown keys are refused by the reader.</summary>
internal sealed class PersonaYaml
{
    public string Key { get; set; } = "";

    public SayingYaml Name { get; set; } = new();

    public RingYaml Ring { get; set; } = new();

    public bool Machine { get; set; }

    /// <summary>Error code of text messages to this number.</summary>
    public int? MessageError { get; set; }

    public string Mood { get; set; } = "";

    public SayingsYaml Greeting { get; set; } = new();

    /// <summary>Key of a file whose rules follow this one's own, and whose fallback and patience hold where this one has none.</summary>
    public string Include { get; set; } = "";

    public List<RuleYaml> Rules { get; set; } = [];

    public SayingsYaml? Fallback { get; set; }

    public PatienceYaml? Patience { get; set; }

    public Persona ToPersona(PersonaYaml? included) => new(Key, Name.Zh, Name.En, Ring.ToRing(Key))
    {
        Machine = Machine,
        MessageError = MessageError,
        Mood = Mood,
        Greeting = Greeting.ToSayings(),
        // Whoever hears a farewell says goodbye, whatever else the sentence held.
        Rules = [.. Rules.Concat(included?.Rules ?? []).Select(r => r.ToRule(Key)).OrderByDescending(r => r.HangsUp)],
        Fallback = (Fallback ?? included?.Fallback)?.ToSayings() ?? Sayings.None,
        Patience = (Patience ?? included?.Patience)?.ToPatience() ?? new Patience(),
    };
}

internal sealed class SayingYaml
{
    public string Zh { get; set; } = "";

    public string En { get; set; } = "";
}

internal sealed class SayingsYaml
{
    public List<string> Zh { get; set; } = [];

    public List<string> En { get; set; } = [];

    public Sayings ToSayings() => new(Zh, En);
}

internal sealed class RingYaml
{
    public string Outcome { get; set; } = "";

    public List<double> After { get; set; } = [0, 0];

    public int Sip { get; set; } = 480;

    public int? Code { get; set; }

    public Ring ToRing(string key)
    {
        var outcome = Wire.Parse<RingOutcome>(Outcome) ?? throw new InvalidDataException($"Persona '{key}': ring.outcome '{Outcome}' is unknown.");
        if (After is not [>= 0 and var least, var most] || most < least) throw new InvalidDataException($"Persona '{key}': ring.after must be [least, most] seconds.");
        return new Ring(outcome, least, most, Sip, Code);
    }
}

internal sealed class RuleYaml
{
    public string Topic { get; set; } = "";

    public SayingsYaml Hears { get; set; } = new();

    public SayingsYaml Unless { get; set; } = new();

    public SayingsYaml Says { get; set; } = new();

    public List<string> Moods { get; set; } = [];

    public string Becomes { get; set; } = "";

    public string Press { get; set; } = "";

    [YamlMember(Alias = "hangsUp")]
    public bool HangsUp { get; set; }

    public Rule ToRule(string key)
    {
        if (Topic.Length == 0) throw new InvalidDataException($"Persona '{key}': a rule has no topic.");
        if (Hears.Zh.Count == 0 || Hears.En.Count == 0) throw new InvalidDataException($"Persona '{key}', rule '{Topic}': hears needs zh and en.");
        if (Says.Zh.Count == 0 != (Says.En.Count == 0)) throw new InvalidDataException($"Persona '{key}', rule '{Topic}': says needs zh and en, or neither.");
        return new Rule(Topic, Hears.ToSayings(), Says.ToSayings())
        {
            Unless = Unless.ToSayings(),
            Moods = Moods,
            Becomes = Becomes,
            Press = Press,
            HangsUp = HangsUp,
        };
    }
}

internal sealed class PatienceYaml
{
    public double? Silence { get; set; }

    public int MostPrompts { get; set; } = 2;

    public SayingsYaml Prompts { get; set; } = new();

    public double? HangUp { get; set; }

    public double? Hold { get; set; }

    public double? Alone { get; set; }

    public Patience ToPatience() => new()
    {
        SilenceSeconds = Silence,
        MostPrompts = MostPrompts,
        Prompts = Prompts.ToSayings(),
        HangUpSeconds = HangUp,
        HoldSeconds = Hold,
        AloneSeconds = Alone,
    };
}
