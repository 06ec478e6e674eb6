using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Quality;

namespace CallCenter.Web.Quality;

/// <summary>One deduction as the page shows it, with the words it comes from.</summary>
/// <param name="Deduction">Points, cause and place.</param>
/// <param name="Quote">The line of the transcript; none where nothing was written down.</param>
/// <param name="Rule">The rule in force, for its reason and its better wording; none where it is gone.</param>
/// <param name="Label">Name of a required phrase.</param>
/// <param name="Rules">Version of the list that found the hit.</param>
/// <param name="Verdict">What a person said of the hit.</param>
public sealed record ScoreLine(Deduction Deduction, UtteranceHeard? Quote, PhraseRule? Rule, string? Label, string? Rules, HitVerdict? Verdict)
{
    /// <summary>The hit in the quoted line.</summary>
    public IReadOnlyList<Offence> Marks => Deduction.Kind is DeductionKind.Words ? [new(Deduction.Cause, "", Severity.Warn, Deduction.Offset, Deduction.Length)] : [];
}

/// <summary>A score with everything that is needed to do its sum by hand.</summary>
/// <param name="Points">The stored result.</param>
/// <param name="Lines">Every deduction, by time.</param>
/// <param name="Rules">Version of the phrase list it was done with.</param>
/// <param name="At">When it was done.</param>
public sealed record ScoreSheet(int Points, IReadOnlyList<ScoreLine> Lines, string? Rules, DateTimeOffset? At)
{
    /// <summary>The sheet of a stored score.</summary>
    public static ScoreSheet Of(Score score, IReadOnlyList<Happening> happenings, PhraseMatcher phrases, IReadOnlyList<JudgedHit> judged)
    {
        var lines = happenings.Where(h => h.Event is UtteranceHeard).ToDictionary(h => h.Seq, h => (UtteranceHeard)h.Event);
        return new(
            score.Points ?? CallScore.Full,
            [.. ScoreBook.Read(score).Select(d => Line(d, d.Line is { } seq ? lines.GetValueOrDefault(seq) : null, phrases, judged))], score.Rules, score.ScoredAt);
    }

    private static ScoreLine Line(Deduction deduction, UtteranceHeard? quote, PhraseMatcher phrases, IReadOnlyList<JudgedHit> judged) => new(
        deduction, quote,
        deduction.Kind is DeductionKind.Words ? phrases.Rules.FirstOrDefault(r => r.Id == deduction.Cause) : null,
        deduction.Kind is DeductionKind.Required ? phrases.Required.FirstOrDefault(r => r.Id == deduction.Cause)?.Label : null,
        deduction.Kind is DeductionKind.Words ? quote?.Rules : null,
        judged.FirstOrDefault(h => h.Seq == deduction.Seq && h.Rule == deduction.Cause && h.Offset == deduction.Offset)?.Verdict);
}
