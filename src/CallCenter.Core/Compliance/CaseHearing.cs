namespace CallCenter.Core.Compliance;

/// <summary>Puts what the labelled cases say of a sentence beside what the phrases of the list found in it.</summary>
internal sealed class CaseHearing
{
    // So alike is as bad as a phrase: between the two kinds of mistakes where both together are fewest.
    private const float Enough = -0.05f;

    // What a phrase adds. A find is doubted where the sentence is less like its kind than Enough without this.
    private const float OfPhrase = 0.35f;

    // What a sentence has to say for a kind by itself: one that says nothing is like nothing, however common the kind.
    private const float Evidence = 0.5f;

    // Fewer words than these are left to the list: what they mean hangs on what was said before. The two marks around them count.
    private const int LeastTokens = 6;

    // A find that is more of its sentence than this needs nobody's opinion, in percent.
    private const int MostOfSentence = 80;

    private readonly LearnedCases _cases;
    private readonly PhraseSet _set;
    private readonly HashSet<string> _asking;

    internal CaseHearing(LearnedCases cases, PhraseSet set)
    {
        (_cases, _set) = (cases, set);
        _asking = [.. set.Rules.Where(r => r.Cases).Select(r => r.Id)];
    }

    /// <summary>What is told of a text; what the phrases found, in the order of the text, when the cases have nothing to add or to take away.</summary>
    internal IReadOnlyList<PhraseHit> Hear(ReadOnlySpan<char> text, RuleScope said, IReadOnlyList<PhraseHit> found)
    {
        if (_asking.Count == 0)
            return found;
        var model = _cases.Of(said.Speaker);
        Span<float> scores = stackalloc float[model.Kinds.Count];
        var sentence = CaseGrams.OfThread;
        var (told, next) = (default(List<PhraseHit>), 0);
        for (var (from, to) = (0, 0); sentence.Read(text, ref to); from = to)
        {
            model.Score(sentence, scores);
            var first = next;
            while (next < found.Count && found[next].Offset < to)
                next++;
            var (begin, best) = (told?.Count ?? first, Best(scores));
            var scored = new Scored(model, scores, (sentence.Tokens, to - from));
            // An agent's sentence is one offence: what it is most like, whatever phrase it holds.
            if (said.Speaker is Speaker.Agent && scored.IsAlike(best) && RuleOf(model.Kinds[best], said) is not null)
                scored = scored with { Needed = scores[best] };
            Sift(ref told, found, (first, next), scored);
            for (var kind = 0; kind < scores.Length; kind++)
                if ((said.Speaker is Speaker.Customer || kind == best) && scored.IsAlike(kind)
                    && RuleOf(model.Kinds[kind], said) is { } rule && IsNew(told ?? found, (begin, told?.Count ?? next), rule))
                    (told ??= [.. found.Take(next)]).Add(Alike(text, rule, model.Part(sentence, kind)));
        }
        return told is null ? found : [.. told.OrderBy(h => h.Offset).ThenBy(h => h.Rule, StringComparer.Ordinal)];
    }

    /// <summary>A sentence that was scored.</summary>
    private readonly ref struct Scored(CaseModel model, ReadOnlySpan<float> scores, (int Tokens, int Length) size)
    {
        private readonly ReadOnlySpan<float> _scores = scores;

        /// <summary>What a find has to reach.</summary>
        internal float Needed { get; init; } = Enough;

        internal bool IsAlike(int kind) => kind < _scores.Length && size.Tokens >= LeastTokens && _scores[kind] > Math.Max(Enough, model.BaseOf(kind) + Evidence);

        // What calls the supervisor keeps its kind.
        internal bool Doubts(PhraseHit hit) =>
            hit.Length * 100 < size.Length * MostOfSentence && ScoreOf(hit.Kind) + OfPhrase <= (hit.Severity is Severity.Stop ? Enough : Needed);

        private float ScoreOf(string kind)
        {
            for (var i = 0; i < _scores.Length; i++)
                if (string.Equals(model.Kinds[i], kind, StringComparison.Ordinal))
                    return _scores[i];
            return 0;
        }
    }

    // Leaves out what is doubted of the finds of one sentence.
    private void Sift(ref List<PhraseHit>? told, IReadOnlyList<PhraseHit> found, (int From, int To) its, Scored sentence)
    {
        for (var i = its.From; i < its.To; i++)
            if (_asking.Contains(found[i].Rule) && sentence.Doubts(found[i]))
                told ??= [.. found.Take(i)];
            else
                told?.Add(found[i]);
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best])
                best = i;
        return best;
    }

    private PhraseRule? RuleOf(string kind, RuleScope said)
    {
        foreach (var rule in _set.Rules)
            if (rule.Cases && string.Equals(rule.Kind, kind, StringComparison.Ordinal) && said.Hears(rule))
                return rule;
        return null;
    }

    // One sentence of an agent is one offence, a slip of tone none beside another; customers' words are signals and all of them are told.
    private static bool IsNew(IReadOnlyList<PhraseHit> told, (int From, int To) its, PhraseRule rule)
    {
        if (rule.GivesWay)
            return told.Count == 0;
        for (var i = its.From; i < its.To; i++)
            if (rule.Speaker is Speaker.Agent || string.Equals(told[i].Kind, rule.Kind, StringComparison.Ordinal))
                return false;
        return true;
    }

    private static PhraseHit Alike(ReadOnlySpan<char> text, PhraseRule rule, (int From, int To) part) =>
        new(rule.Id, rule.Kind, rule.Severity, part.From, part.To - part.From, text[part.From..part.To].ToString(), rule.Replacement) { Alike = true };
}
