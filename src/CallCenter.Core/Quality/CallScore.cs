using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Quality;

/// <summary>What a deduction is for.</summary>
public enum DeductionKind
{
    /// <summary>A forbidden wording.</summary>
    Words,

    /// <summary>A required phrase.</summary>
    Required,

    /// <summary>Conduct, read from the events of the call.</summary>
    Conduct,
}

/// <summary>Points taken from a call, with where they come from.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Points">How many, above 0.</param>
/// <param name="Cause">Id of the rule, of the required phrase or name of the <see cref="ConductFault"/>.</param>
/// <param name="Second">Seconds since the customer answered.</param>
/// <param name="Seq">The event it comes from.</param>
/// <param name="Line">The line of the transcript it comes from or stands after; none where nothing was written down.</param>
public sealed record Deduction(DeductionKind Kind, int Points, string Cause, int Second, int Seq, int? Line)
{
    /// <summary>What is wrong with a required phrase.</summary>
    public RequiredFault? Fault { get; init; }

    /// <summary>Where a forbidden wording starts in its line, UTF-16 code units.</summary>
    public int Offset { get; init; }

    /// <summary>How long it is there, UTF-16 code units; 0 where no words are the cause.</summary>
    public int Length { get; init; }
}

/// <summary>
/// The score of a call: 100 less every deduction, at least 0. A person can do the sum by hand: a note takes 1, a warning 5, a stop 20,
/// a required phrase that is missing, late or out of order 3, a conduct rule 5. Nothing is taken that the events do not prove. domain §3, §7.
/// </summary>
/// <param name="Points">From 0 to 100.</param>
/// <param name="Deductions">By time.</param>
public sealed record CallScore(int Points, IReadOnlyList<Deduction> Deductions)
{
    /// <summary>What a call begins with.</summary>
    public const int Full = 100;

    private const int OfRequired = 3;
    private const int OfConduct = 5;

    // What conduct takes points for already.
    private static readonly Dictionary<string, ConductFault> ByConduct = new(StringComparer.Ordinal)
    {
        ["greeting"] = ConductFault.NoGreeting,
        ["apology"] = ConductFault.NoApology,
    };

    /// <summary>Scores a call by its events.</summary>
    /// <param name="events">Every event of the call, in order.</param>
    /// <param name="script">The script it followed.</param>
    /// <param name="required">The required phrases of its language.</param>
    public static CallScore Of(IReadOnlyList<Happening> events, Script script, IReadOnlyList<RequiredPhrase> required)
    {
        if (events.FirstOrDefault(e => e.Event is LegAnswered { Leg: Leg.Customer }) is not { } answered)
            return new(Full, []);
        var proven = ProvenWords.Of(events, script);
        var conduct = Conduct.Findings(events, proven);
        var faults = conduct.Select(f => f.Fault).ToHashSet();
        var all = Words(events, answered)
            .Concat(Required(required, proven, answered).Where(d => !ByConduct.TryGetValue(d.Cause, out var same) || !faults.Contains(same)))
            .Concat(conduct.Select(f => new Deduction(DeductionKind.Conduct, OfConduct, f.Fault.ToString(), Second(f.At, answered), f.Seq, null)))
            .Select(d => d with { Line = d.Line ?? LineBefore(events, d.Seq) })
            .OrderBy(d => d.Second).ThenBy(d => d.Seq).ThenBy(d => d.Offset).ToList();
        return new(Left(all), all);
    }

    /// <summary>What is left after these deductions.</summary>
    public static int Left(IEnumerable<Deduction> deductions) => Math.Max(0, Full - deductions.Sum(d => d.Points));

    private static IEnumerable<Deduction> Words(IReadOnlyList<Happening> events, Happening answered) =>
        from line in events
        where line.Event is UtteranceHeard { Speaker: Speaker.Agent }
        let words = (UtteranceHeard)line.Event
        from offence in words.Offences
        select new Deduction(DeductionKind.Words, PointsOf(offence.Severity), offence.Rule, Second(words.SpokenAt, answered), line.Seq, line.Seq)
        {
            Offset = offence.Offset,
            Length = offence.Length,
        };

    private static IEnumerable<Deduction> Required(IReadOnlyList<RequiredPhrase> required, ProvenWords proven, Happening answered)
    {
        if (proven.ListeningSince is null)
            return [];
        return RequiredWords.Findings([.. required.Where(r => proven.Owed.ContainsKey(r.Id))], proven.Said, answered.At).Select(f =>
        {
            var owed = proven.Owed[f.Phrase];
            return new Deduction(DeductionKind.Required, OfRequired, f.Phrase, Second(f.At ?? owed.At, answered), owed.Seq, null) { Fault = f.Fault };
        });
    }

    private static int? LineBefore(IReadOnlyList<Happening> events, int seq)
    {
        var lines = events.Where(e => e.Event is UtteranceHeard);
        return (lines.LastOrDefault(e => e.Seq <= seq) ?? lines.FirstOrDefault())?.Seq;
    }

    private static int PointsOf(Severity severity) => severity switch { Severity.Stop => 20, Severity.Warn => 5, _ => 1 };

    private static int Second(DateTimeOffset at, Happening answered) => Math.Max(0, (int)(at - answered.At).TotalSeconds);
}
