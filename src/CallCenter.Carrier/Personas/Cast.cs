using CallCenter.Carrier.Calls;

namespace CallCenter.Carrier.Personas;

/// <summary>Who answers which number.</summary>
internal sealed class Cast
{
    private readonly PersonaFiles _personas;
    private readonly CarrierOptions _options;
    private IReadOnlyDictionary<string, int> _mix;

    public Cast(PersonaFiles personas, CarrierOptions options)
    {
        _personas = personas;
        _options = options;
        // A wrong key is found at the start, not in the first call.
        foreach (var key in options.Personas.Values) _ = personas[key];
        _mix = Checked(options.Mix);
    }

    /// <summary>Shares of personas in percent among all telephones; what is left of 100 goes by the last digits.</summary>
    public IReadOnlyDictionary<string, int> Mix
    {
        get => _mix;
        set => _mix = Checked(value);
    }

    public Persona For(string to)
    {
        if (_options.Personas.TryGetValue(to, out var chosen)) return _personas[chosen];
        if (to.StartsWith("client:", StringComparison.Ordinal)) return _personas["softphone"];
        return _personas[ByMix(to) ?? Endings.Of(to)];
    }

    /// <summary>Who rings from that number: somebody who can be spoken to, whatever ringing them would lead to.</summary>
    public Persona Caller(string from) => For(from) is { Ring.Outcome: RingOutcome.Answers, Machine: false } persona ? persona : _personas["calm"];

    /// <summary>What ringing this call leads to: alike for the same seed and number.</summary>
    public Outcome Pick(Call call)
    {
        var ring = call.Persona.Ring;
        return ring.Outcome switch
        {
            RingOutcome.Answers => new Answers(ring.Least + (ring.Most - ring.Least) * Chance.For(_options.Seed, call.Plan.To).NextDouble()),
            RingOutcome.Busy => new Refuses(CallEnd.Busy with { CarrierCode = ring.CarrierCode }),
            RingOutcome.Declined => new Refuses(CallEnd.Declined with { CarrierCode = ring.CarrierCode }),
            RingOutcome.Failed => new Refuses(CallEnd.Failed(ring.SipCode) with { CarrierCode = ring.CarrierCode }),
            _ => new Ignores(ring.CarrierCode),
        };
    }

    /// <summary>What is wrong with a mix; null when nothing is.</summary>
    public string? FaultOf(IReadOnlyDictionary<string, int> mix)
    {
        if (mix.Keys.FirstOrDefault(k => !_personas.ByKey.ContainsKey(k)) is { } unknown) return $"there is no persona '{unknown}'";
        return mix.Values.Any(v => v is < 0 or > 100) || mix.Values.Sum() > 100 ? "shares from 0 to 100, 100 together at most" : null;
    }

    private string? ByMix(string to)
    {
        var mix = _mix;
        if (mix.Count == 0) return null;
        var draw = Chance.For(_options.Seed + 1, to).Next(100);
        foreach (var (key, share) in mix.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            draw -= share;
            if (draw < 0) return key;
        }

        return null;
    }

    private IReadOnlyDictionary<string, int> Checked(IReadOnlyDictionary<string, int> mix) =>
        FaultOf(mix) is { } fault ? throw new InvalidOperationException($"Setting Carrier:Mix must be: {fault}.") : mix;
}

/// <summary>Who has a number, by its last digits.</summary>
internal static class Endings
{
    private static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal)
    {
        ["806"] = "region-barred",
        ["906"] = "complaint-listed",
        ["916"] = "in-arrears",
        ["926"] = "out-of-area",
        ["936"] = "blocked",
        ["946"] = "too-frequent",
        ["956"] = "outside-window",
        ["996"] = "declined",
        ["86"] = "busy-signal",
        ["76"] = "switched-off",
        ["66"] = "not-in-service",
    };

    public static string Of(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length >= 3 && Longer.TryGetValue(digits[^3..], out var three)) return three;
        if (digits.Length >= 2 && Longer.TryGetValue(digits[^2..], out var two)) return two;
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
