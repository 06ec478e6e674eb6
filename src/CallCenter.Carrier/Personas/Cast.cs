using CallCenter.Carrier.Calls;

namespace CallCenter.Carrier.Personas;

/// <summary>Who answers which number.</summary>
internal sealed class Cast
{
    private readonly PersonaFiles _personas;
    private readonly CarrierOptions _options;

    public Cast(PersonaFiles personas, CarrierOptions options)
    {
        _personas = personas;
        _options = options;
        // A wrong key is found at the start, not in the first call.
        foreach (var key in options.Personas.Values) _ = personas[key];
    }

    public Persona For(string to)
    {
        if (_options.Personas.TryGetValue(to, out var chosen)) return _personas[chosen];
        return to.StartsWith("client:", StringComparison.Ordinal) ? _personas["softphone"] : _personas[ByDigits(to)];
    }

    /// <summary>What ringing this call leads to: alike for the same seed and number.</summary>
    public Outcome Pick(Call call)
    {
        var ring = call.Persona.Ring;
        return ring.Outcome switch
        {
            RingOutcome.Answers => new Answers(ring.Least + (ring.Most - ring.Least) * Chance.For(_options.Seed, call.Plan.To).NextDouble()),
            RingOutcome.Busy => new Refuses(CallEnd.Busy),
            RingOutcome.Failed => new Refuses(CallEnd.Failed(ring.SipCode)),
            _ => new Ignores(),
        };
    }

    private static string ByDigits(string to)
    {
        var digits = string.Concat(to.Where(char.IsAsciiDigit));
        if (digits.EndsWith("86", StringComparison.Ordinal)) return "busy-signal";
        if (digits.EndsWith("76", StringComparison.Ordinal)) return "switched-off";
        if (digits.EndsWith("66", StringComparison.Ordinal)) return "not-in-service";
        return digits.LastOrDefault() switch
        {
            '2' => "busy",
            '3' => "angry",
            '4' => "not-holder",
            '5' => "suspects-fraud",
            '6' => "no-answer",
            '7' => "voicemail",
            '8' => "handset",
            _ => "calm",
        };
    }
}

internal static class Chance
{
    /// <summary>A source of chance that is the same for the same seed and number, on every machine.</summary>
    public static Random For(int seed, string number)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = number.Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
        return new Random(unchecked((int)hash ^ seed));
    }
}
