using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;

namespace CallCenter.Core.Quality;

/// <summary>Points taken from a call, with where they come from.</summary>
/// <param name="Points">How many, above 0.</param>
/// <param name="Cause">Id of the rule, of the required phrase or name of the conduct rule.</param>
/// <param name="Second">Seconds since the customer answered.</param>
/// <param name="Seq">The event it comes from; the line of the transcript where words are the cause.</param>
public sealed record Deduction(int Points, string Cause, int Second, int Seq);

/// <summary>
/// The score of a call: 100 less every deduction, at least 0. A person can do the sum by hand: a note takes 1, a warning 5, a stop 20,
/// a required phrase that is missing, late or out of order 3, a conduct rule 5. domain §3, §7.
/// </summary>
/// <param name="Points">From 0 to 100.</param>
/// <param name="Deductions">By time.</param>
public sealed record CallScore(int Points, IReadOnlyList<Deduction> Deductions)
{
    private const int Full = 100;
    private const int OfRequired = 3;
    private const int OfConduct = 5;

    /// <summary>Scores a call by its events.</summary>
    /// <param name="events">Every event of the call, in order.</param>
    /// <param name="required">The required phrases of its script.</param>
    /// <param name="afterDrop">It makes up for a dropped line.</param>
    public static CallScore Of(IReadOnlyList<Happening> events, IReadOnlyList<RequiredPhrase> required, bool afterDrop)
    {
        if (events.FirstOrDefault(e => e.Event is LegAnswered { Leg: Leg.Customer }) is not { } answered)
            return new(Full, []);
        var said = events.Where(e => e.Event is UtteranceHeard { Speaker: Speaker.Agent }).ToList();
        var all = Words(said, answered).Concat(Required(said, answered, required))
            .Concat(Conduct.Findings(events, afterDrop).Select(f => new Deduction(OfConduct, f.Fault.ToString(), Second(f.At, answered), f.Seq)))
            .OrderBy(d => d.Second).ThenBy(d => d.Seq).ToList();
        return new(Math.Max(0, Full - all.Sum(d => d.Points)), all);
    }

    private static IEnumerable<Deduction> Words(List<Happening> said, Happening answered) =>
        from line in said
        let words = (UtteranceHeard)line.Event
        from offence in words.Offences
        select new Deduction(PointsOf(offence.Severity), offence.Rule, Second(words.SpokenAt, answered), line.Seq);

    private static IEnumerable<Deduction> Required(List<Happening> said, Happening answered, IReadOnlyList<RequiredPhrase> required)
    {
        if (said.Count == 0)
            return [];
        var heard = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var words in said.Select(s => (UtteranceHeard)s.Event))
            foreach (var id in words.Heard)
                heard.TryAdd(id, words.SpokenAt);
        return RequiredWords.Findings(required, heard, answered.At)
            .Select(f => new Deduction(OfRequired, f.Phrase, f.At is { } at ? Second(at, answered) : 0, answered.Seq));
    }

    private static int PointsOf(Severity severity) => severity switch { Severity.Stop => 20, Severity.Warn => 5, _ => 1 };

    private static int Second(DateTimeOffset at, Happening answered) => Math.Max(0, (int)(at - answered.At).TotalSeconds);
}
