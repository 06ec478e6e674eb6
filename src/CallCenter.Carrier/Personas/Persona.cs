using CallCenter.Carrier.Calls;

namespace CallCenter.Carrier.Personas;

internal enum Tongue { Chinese, English }

/// <summary>Lines in both languages.</summary>
internal sealed record Sayings(IReadOnlyList<string> Chinese, IReadOnlyList<string> English)
{
    public static Sayings None { get; } = new([], []);

    public IReadOnlyList<string> In(Tongue tongue) => tongue == Tongue.Chinese ? Chinese : English;
}

/// <summary>Somebody, or something, at the other end of a number.</summary>
internal sealed record Persona(string Key, string ChineseName, string EnglishName, Ring Ring)
{
    /// <summary>A voicemail, not a person.</summary>
    public bool Machine { get; init; }

    /// <summary>Why a text message does not arrive; null where it does.</summary>
    public int? MessageError { get; init; }

    public string Mood { get; init; } = "";

    /// <summary>Said on answering.</summary>
    public Sayings Greeting { get; init; } = Sayings.None;

    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Said when nothing heard makes sense.</summary>
    public Sayings Fallback { get; init; } = Sayings.None;

    public Patience Patience { get; init; } = new();
}

internal enum RingOutcome { Answers, NoAnswer, Busy, Declined, Failed }

/// <param name="Outcome">What happens when the number is rung.</param>
/// <param name="Least">Seconds of ringing before the answer, at least.</param>
/// <param name="Most">Seconds of ringing before the answer, at most.</param>
/// <param name="SipCode">Final code of a failure.</param>
/// <param name="CarrierCode">The carrier's own code of the failure, when it gives one.</param>
internal sealed record Ring(RingOutcome Outcome, double Least, double Most, int SipCode, int? CarrierCode);

/// <summary>When one of <see cref="Hears"/> is heard, in one of the moods, one of <see cref="Says"/> is the answer.</summary>
internal sealed record Rule(string Topic, Sayings Hears, Sayings Says)
{
    /// <summary>Words that make the rule not apply.</summary>
    public Sayings Unless { get; init; } = Sayings.None;

    /// <summary>Moods in which it applies; empty means any.</summary>
    public IReadOnlyList<string> Moods { get; init; } = [];

    /// <summary>The mood afterwards; empty means the same.</summary>
    public string Becomes { get; init; } = "";

    /// <summary>Keys pressed as the answer.</summary>
    public string Press { get; init; } = "";

    public bool HangsUp { get; init; }
}

/// <summary>What silence and holding do, in seconds; null means nothing ever.</summary>
internal sealed record Patience
{
    public double? SilenceSeconds { get; init; }

    public int MostPrompts { get; init; }

    public Sayings Prompts { get; init; } = Sayings.None;

    /// <summary>Silence after which the person hangs up.</summary>
    public double? HangUpSeconds { get; init; }

    /// <summary>Time on hold after which the person hangs up.</summary>
    public double? HoldSeconds { get; init; }

    /// <summary>Time alone in a conference after which the person hangs up: the other side dropped.</summary>
    public double? AloneSeconds { get; init; }
}

/// <summary>What ringing leads to this time.</summary>
internal abstract record Outcome;

internal sealed record Answers(double AfterSeconds) : Outcome;

/// <param name="CarrierCode">The carrier's own code, when it gives one.</param>
internal sealed record Ignores(int? CarrierCode) : Outcome;

internal sealed record Refuses(CallEnd End) : Outcome;
