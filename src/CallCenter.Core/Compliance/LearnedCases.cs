namespace CallCenter.Core.Compliance;

/// <summary>
/// What labelled sentences teach: how much a new sentence is like those of a kind. It hears what no phrase says, and doubts a find
/// whose sentence is like the innocent ones. Unchanging; the same cases teach the same. domain §3.
/// </summary>
public sealed class LearnedCases
{
    private readonly CaseModel _agent;
    private readonly CaseModel _customer;

    /// <summary>Learns from labelled sentences of one language, a few thousand in well under a second.</summary>
    public LearnedCases(IReadOnlyList<RuleCase> cases) => (_agent, _customer) = (Learn(cases, Speaker.Agent), Learn(cases, Speaker.Customer));

    internal CaseModel Of(Speaker speaker) => speaker is Speaker.Agent ? _agent : _customer;

    private static CaseModel Learn(IReadOnlyList<RuleCase> cases, Speaker speaker)
    {
        var own = cases.Where(c => c.Said.Speaker == speaker).ToList();
        var teacher = new CaseTeacher([.. own.SelectMany(c => c.Expected).Select(e => e.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var grams = CaseGrams.OfThread;
        foreach (var one in own)
            for (var (from, to) = (0, 0); grams.Read(one.Text, ref to); from = to)
            {
                var (first, end) = (from, to);
                teacher.Add(
                    grams, kind => one.Expected.Any(e => e.Kind == kind && e.Offset < end && e.Offset + e.Length > first),
                    kind => one.About is not { } about || (about.Kind == kind && about.Offset < end && about.Offset + about.Length > first));
            }
        return teacher.Learn();
    }
}
