namespace CallCenter.Core.Compliance;

/// <summary>
/// The one phrase engine: compiled once per rule set, asked in four places. Width, case and traditional forms are folded;
/// spaces, punctuation and symbols inside a phrase do not hide it, the end of a sentence parts it. domain §3.
/// </summary>
public sealed class PhraseMatcher
{
    private static readonly IReadOnlyList<PhraseHit> NoHits = [];
    private static readonly IReadOnlyList<string> NothingHeard = [];

    private readonly PhraseTrie _forbidden;
    private readonly (int Rule, bool Innocent)[] _literals;
    private readonly PhraseTrie _wordings;
    private readonly int[] _wordingOf;
    private readonly Comparison<FoundPhrase> _byRuleAndPlace;

    /// <summary>Compiles the rules of one language. Literals that are empty after normalising never match.</summary>
    public PhraseMatcher(IReadOnlyList<PhraseRule> rules, IReadOnlyList<RequiredPhrase> required)
    {
        Rules = rules;
        Required = required;
        _byRuleAndPlace = ByRuleAndPlace;
        var literals = rules.SelectMany((rule, i) => rule.Phrases.Select(text => (text, i, innocent: false))
            .Concat(rule.Exceptions.Select(text => (text, i, innocent: true)))).ToArray();
        _literals = [.. literals.Select(l => (l.i, l.innocent))];
        _forbidden = new([.. literals.Select(l => l.text)]);
        var wordings = required.SelectMany((phrase, i) => phrase.Wordings.Select(text => (text, i))).ToArray();
        _wordingOf = [.. wordings.Select(w => w.i)];
        _wordings = new([.. wordings.Select(w => w.text)]);
    }

    /// <summary>The rules it was made from.</summary>
    public IReadOnlyList<PhraseRule> Rules { get; }

    /// <summary>The required phrases it was made from.</summary>
    public IReadOnlyList<RequiredPhrase> Required { get; }

    /// <summary>A text as the engine compares it: folded, without what it skips. Empty when nothing is left to compare.</summary>
    public static string Normalise(string text) => PhraseTrie.Normalise(text);

    /// <summary>Every offence of this speaker in the text, by offset; nothing found costs no allocation.</summary>
    public IReadOnlyList<PhraseHit> Match(string text, Speaker speaker)
    {
        var found = new FoundPhrases();
        try
        {
            _forbidden.Scan(text, ref found);
            return found.Count == 0 ? NoHits : Judge(text, speaker, found.Items);
        }
        finally
        {
            found.Free();
        }
    }

    /// <summary>Ids of the required phrases that the agent's words contain, in the order of <see cref="Required"/>.</summary>
    public IReadOnlyList<string> Heard(string text)
    {
        var found = new FoundPhrases();
        try
        {
            _wordings.Scan(text, ref found);
            return found.Count == 0 ? NothingHeard : InOrder(found.Items);
        }
        finally
        {
            found.Free();
        }
    }

    private IReadOnlyList<string> InOrder(Span<FoundPhrase> found)
    {
        var heard = new bool[Required.Count];
        foreach (var item in found)
            heard[_wordingOf[item.Literal]] = true;
        return [.. Required.Where((_, i) => heard[i]).Select(r => r.Id)];
    }

    private IReadOnlyList<PhraseHit> Judge(string text, Speaker speaker, Span<FoundPhrase> found)
    {
        var guilty = 0;
        foreach (var item in found)
            if (Rules[_literals[item.Literal].Rule].Speaker == speaker && !_literals[item.Literal].Innocent)
                guilty++;
        if (guilty == 0)
            return NoHits;
        found.Sort(_byRuleAndPlace);
        List<PhraseHit>? hits = null;
        for (int from = 0, to; from < found.Length; from = to)
        {
            var rule = _literals[found[from].Literal].Rule;
            for (to = from + 1; to < found.Length && _literals[found[to].Literal].Rule == rule;)
                to++;
            if (Rules[rule].Speaker == speaker)
                AddHits(text, Rules[rule], found[from..to], ref hits);
        }
        hits?.Sort((a, b) => a.Offset != b.Offset ? a.Offset - b.Offset : string.CompareOrdinal(a.Rule, b.Rule));
        return hits ?? NoHits;
    }

    // Rule by rule, then as in the text, the longer first, an exception before a phrase of its size.
    private int ByRuleAndPlace(FoundPhrase a, FoundPhrase b)
    {
        var (ofA, ofB) = (_literals[a.Literal], _literals[b.Literal]);
        return ofA.Rule != ofB.Rule ? ofA.Rule - ofB.Rule
            : a.Start != b.Start ? a.Start - b.Start
            : a.End != b.End ? b.End - a.End
            : ofB.Innocent.CompareTo(ofA.Innocent);
    }

    private void AddHits(string text, PhraseRule rule, Span<FoundPhrase> found, ref List<PhraseHit>? hits)
    {
        var guilty = KeepGuilty(found);
        var chosen = PhraseOverlaps.KeepLongest(found[..guilty], text.Length);
        foreach (var item in found[..chosen])
            (hits ??= []).Add(new(rule.Id, rule.Kind, rule.Severity, item.Start, item.End - item.Start,
                text[item.Start..item.End], rule.Replacement));
    }

    // In the order of places an exception that covers a hit starts before or with it, so the farthest end so far decides.
    private int KeepGuilty(Span<FoundPhrase> found)
    {
        var kept = 0;
        var innocentUpTo = -1;
        foreach (var item in found)
            if (_literals[item.Literal].Innocent)
                innocentUpTo = Math.Max(innocentUpTo, item.End);
            else if (item.End > innocentUpTo)
                found[kept++] = item;
        return kept;
    }
}
