using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>What one literal of the index stands for.</summary>
/// <param name="Rule">Number of its rule.</param>
/// <param name="Pattern">Number of the pattern it anchors; -1 for an exception.</param>
/// <param name="Whole">It is a phrase of its own, so telling that a comma inside is a disguise.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermUse(int Rule, int Pattern, bool Whole = false);

/// <summary>The literals of a rule set with what each stands for; what cannot be read is left to <see cref="PhraseCheck"/>.</summary>
internal sealed class CompiledRules
{
    // More wordings than this are heard by sound by chance.
    private const int MostSounding = 100;

    private static readonly Speaker[] Speakers = Enum.GetValues<Speaker>();

    private readonly PhraseIndex[] _said;
    private readonly Dictionary<(string Literal, Speaker Speaker, Sounds Sounds), int> _terms = [];
    private readonly List<TermUse> _uses = [];
    private readonly List<int> _termOf = [];
    private readonly int[] _byTerm;
    private readonly int[] _starts;
    private readonly List<PhrasePattern?> _patterns = [];
    private readonly PatternBeside[] _beside;
    private readonly List<GuardMatch[]> _guards = [];
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _words;
    private readonly Dictionary<string, (IReadOnlyList<PhrasePattern> Patterns, string? Fault)> _read = new(StringComparer.Ordinal);

    internal CompiledRules(PhraseSet set, bool plain)
    {
        _words = set.Words;
        var guards = set.Guards.DistinctBy(g => g.Id).ToDictionary(g => g.Id, g => new GuardMatch(g, set.Words), StringComparer.Ordinal);
        for (var rule = 0; rule < set.Rules.Count; rule++)
        {
            var its = set.Rules[rule];
            _guards.Add([.. its.Unless.Where(guards.ContainsKey).Select(id => guards[id])]);
            foreach (var phrase in its.Phrases)
                Add(phrase, new(rule, AddPattern(null), Whole: true), (its.Speaker, its.Sounds));
            foreach (var exception in its.Exceptions)
                Add(exception, new(rule, -1), (its.Speaker, Sounds.Off));
            foreach (var text in its.Patterns)
                foreach (var pattern in Read(text).Patterns)
                    AddAnchors(pattern, rule, (its.Speaker, its.Sounds));
        }
        (_starts, _byTerm) = ByTerm();
        _beside = [.. _patterns.Select(p => new PatternBeside(p))];
        var literals = new (string Literal, Speaker Speaker, Sounds Sounds)[_terms.Count];
        foreach (var (literal, term) in _terms)
            literals[term] = literal;
        var terms = new PhraseTerms(Array.ConvertAll(literals, l => l.Literal), plain);
        var sounds = Array.ConvertAll(literals, l => l.Sounds);
        Ordinary = new(set.Ordinary);
        _said = [.. Speakers.Select(s => new PhraseIndex(terms, plain, new(terms, sounds, Ordinary, i => !plain && literals[i].Speaker == s), i => literals[i].Speaker == s))];
    }

    /// <summary>What a pattern was read as, or why it is refused.</summary>
    internal (IReadOnlyList<PhrasePattern> Patterns, string? Fault) Read(string pattern)
    {
        if (!_read.TryGetValue(pattern, out var known))
            _read.Add(pattern, known = PhrasePattern.Read(pattern, _words));
        return known;
    }

    internal PhraseIndex Said(Speaker speaker) => _said[(int)speaker];

    internal OrdinaryWords Ordinary { get; }

    /// <summary>What the uses of a literal are, in the order of the list.</summary>
    internal ReadOnlySpan<int> UsesOf(int term) => _byTerm.AsSpan(_starts[term].._starts[term + 1]);

    internal TermUse Use(int use) => _uses[use];

    /// <summary>The pattern of a use with more than its anchor; none where the literal is all of it, and of an exception.</summary>
    internal PhrasePattern? RestOf(int use) => _uses[use].Pattern is var pattern and >= 0 ? _patterns[pattern] : null;

    /// <summary>There is more to the pattern of a use than its literal.</summary>
    internal bool HasRest(int use) => _uses[use].Pattern is var pattern and >= 0 && _beside[pattern].IsAsked;

    /// <summary>What has to stand beside the literal of a use that has a rest.</summary>
    internal ref readonly PatternBeside BesideOf(int use) => ref _beside[_uses[use].Pattern];

    internal GuardMatch[] GuardsOf(int rule) => _guards[rule];

    private void AddAnchors(PhrasePattern pattern, int rule, (Speaker Speaker, Sounds Sounds) how)
    {
        var number = AddPattern(pattern.Parts.Length > 1 || pattern.AtStart || pattern.AtEnd ? pattern : null);
        var wordings = pattern.Parts[pattern.Anchor].Wordings;
        foreach (var wording in wordings)
            Add(wording, new(rule, number), wordings.Length > MostSounding ? (how.Speaker, Sounds.Off) : how);
    }

    private int AddPattern(PhrasePattern? pattern)
    {
        _patterns.Add(pattern);
        return _patterns.Count - 1;
    }

    // A single character says something only where its pattern asks for a whole clause.
    private void Add(string literal, TermUse use, (Speaker Speaker, Sounds Sounds) how)
    {
        if (literal.Length == 1 && (use.Pattern < 0 || _patterns[use.Pattern] is null))
            return;
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, (literal, how.Speaker, how.Sounds), out var known);
        term = known ? term : _terms.Count - 1;
        _termOf.Add(term);
        _uses.Add(use);
    }

    private (int[] Starts, int[] ByTerm) ByTerm()
    {
        var starts = new int[_terms.Count + 1];
        foreach (var term in _termOf)
            starts[term + 1]++;
        for (var term = 0; term < _terms.Count; term++)
            starts[term + 1] += starts[term];
        var (next, uses) = (starts.ToArray(), new int[_uses.Count]);
        for (var use = 0; use < uses.Length; use++)
            uses[next[_termOf[use]]++] = use;
        return (starts, uses);
    }
}
