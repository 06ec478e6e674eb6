using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>
/// The one phrase engine: compiled once per rule set, asked in four places. Width, case, traditional forms and numerals are folded;
/// spaces, punctuation, fillers and repetitions inside a phrase do not hide it, nor does writing it as it sounds; the end of a
/// sentence parts it. Unchanging, so that any number of threads may ask. domain §3.
/// </summary>
public sealed class PhraseMatcher
{
    private static readonly IReadOnlyList<PhraseHit> NoHits = [];
    private static readonly IReadOnlyList<string> NothingHeard = [];

    private readonly CompiledRules _compiled;
    private readonly PhraseJudge _judge;
    private readonly PhraseIndex _wordings;
    private readonly int[] _wordingOf;
    private readonly bool _plain;
    private readonly CaseHearing? _cases;

    /// <summary>Compiles the rules of one language. Literals that are empty after normalising never match.</summary>
    public PhraseMatcher(IReadOnlyList<PhraseRule> rules, IReadOnlyList<RequiredPhrase> required) : this(new PhraseSet(rules, required))
    {
    }

    /// <summary>Compiles a list.</summary>
    /// <param name="set">The list.</param>
    /// <param name="plain">Nothing is folded, skipped or heard by sound: literals as they are written.</param>
    public PhraseMatcher(PhraseSet set, bool plain = false)
    {
        (Set, _plain) = (set, plain);
        _compiled = new(set, plain);
        _judge = new(_compiled, set);
        var wordings = set.Required.SelectMany((phrase, i) => phrase.Wordings.Select(text => (text, i))).ToArray();
        _wordingOf = [.. wordings.Select(w => w.i)];
        _wordings = new(new PhraseTerms([.. wordings.Select(w => w.text)], plain), plain, SoundIndex.None);
    }

    private PhraseMatcher(PhraseMatcher list, LearnedCases cases)
    {
        (Set, _compiled, _judge, _wordings, _wordingOf, _plain) = (list.Set, list._compiled, list._judge, list._wordings, list._wordingOf, list._plain);
        _cases = new(cases, list.Set);
    }

    /// <summary>The list it was made from.</summary>
    public PhraseSet Set { get; }

    /// <summary>The rules it was made from.</summary>
    public IReadOnlyList<PhraseRule> Rules => Set.Rules;

    /// <summary>The required phrases it was made from.</summary>
    public IReadOnlyList<RequiredPhrase> Required => Set.Required;

    /// <summary>The same list, which asks these labelled cases as well where a rule says so.</summary>
    public PhraseMatcher With(LearnedCases cases) => new(this, cases);

    /// <summary>A text as the engine compares it: folded, without what it skips. Empty when nothing is left to compare, or when it is too long.</summary>
    public static string Normalise(string text) =>
        PhraseTerms.Fold(text).Replace(" ", "", StringComparison.Ordinal) is { Length: <= PhraseTerms.Longest } plain ? plain : "";

    /// <summary>Every offence in a text of this speaker, said here, by offset; nothing found costs no allocation.</summary>
    public IReadOnlyList<PhraseHit> Match(string text, RuleScope said) =>
        !_plain && SpokenFillers.MayBeIn(text) && MatchFluent(text, said) is { Count: > 0 } hits ? hits : Match(text.AsSpan(), said);

    // As if its speaker had not searched for words.
    private IReadOnlyList<PhraseHit> MatchFluent(string text, RuleScope said)
    {
        var fluent = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(fluent);
            var hits = SpokenFillers.Blank(fluent.AsSpan(0, text.Length)) ? Match(fluent.AsSpan(0, text.Length), said) : NoHits;
            return hits.Count == 0 ? NoHits : [.. hits.Select(h => h with { Text = text.Substring(h.Offset, h.Length) })];
        }
        finally
        {
            ArrayPool<char>.Shared.Return(fluent);
        }
    }

    private IReadOnlyList<PhraseHit> Match(ReadOnlySpan<char> text, RuleScope said) =>
        _cases is null ? Listed(text, said) : _cases.Hear(text, said, Listed(text, said));

    private IReadOnlyList<PhraseHit> Listed(ReadOnlySpan<char> text, RuleScope said)
    {
        var found = new FoundPhrases();
        try
        {
            _compiled.Said(said.Speaker).Scan(text, ref found);
            return found.Count == 0 ? NoHits : _judge.Judge(text, said, found.Items);
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

    /// <summary>What a pattern of its rules was read as, or why it is refused.</summary>
    internal (IReadOnlyList<PhrasePattern> Patterns, string? Fault) Read(string pattern) => _compiled.Read(pattern);

    private IReadOnlyList<string> InOrder(Span<FoundPhrase> found)
    {
        var heard = new bool[Required.Count];
        foreach (var item in found)
            heard[_wordingOf[item.Term]] = true;
        return [.. Required.Where((_, i) => heard[i]).Select(r => r.Id)];
    }
}
