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

    private readonly PhraseIndex[] _written;
    private readonly SoundIndex[]? _heard;
    private readonly List<string> _literals = [];
    private readonly List<TermUse> _uses = [];
    private readonly List<Sounds> _sounds = [];
    private readonly List<PhrasePattern?> _patterns = [];
    private readonly List<GuardMatch[]> _guards = [];

    internal CompiledRules(PhraseSet set, bool plain)
    {
        var guards = set.Guards.DistinctBy(g => g.Id).ToDictionary(g => g.Id, g => new GuardMatch(g), StringComparer.Ordinal);
        for (var rule = 0; rule < set.Rules.Count; rule++)
        {
            var its = set.Rules[rule];
            _guards.Add([.. its.Unless.Where(guards.ContainsKey).Select(id => guards[id])]);
            foreach (var phrase in its.Phrases)
                Add(phrase, new(rule, AddPattern(null), Whole: true), its.Sounds);
            foreach (var exception in its.Exceptions)
                Add(exception, new(rule, -1), Sounds.Off);
            foreach (var text in its.Patterns)
                foreach (var pattern in PhrasePattern.Read(text, set.Words).Patterns)
                    AddAnchors(pattern, rule, its.Sounds);
        }
        Terms = new(_literals, plain);
        Ordinary = new(set.Ordinary);
        _written = [.. Speakers.Select(s => new PhraseIndex(Terms, plain, i => set.Rules[_uses[i].Rule].Speaker == s))];
        _heard = plain ? null : [.. Speakers.Select(s => new SoundIndex(Terms, _sounds, Ordinary, i => set.Rules[_uses[i].Rule].Speaker == s))];
    }

    internal PhraseTerms Terms { get; }

    internal PhraseIndex Written(Speaker speaker) => _written[(int)speaker];

    internal SoundIndex? Heard(Speaker speaker) => _heard?[(int)speaker];

    internal OrdinaryWords Ordinary { get; }

    internal TermUse UseOf(int term) => _uses[term];

    /// <summary>The pattern with more than its anchor; none where the literal is all of it.</summary>
    internal PhrasePattern? PatternOf(int pattern) => _patterns[pattern];

    internal GuardMatch[] GuardsOf(int rule) => _guards[rule];

    private void AddAnchors(PhrasePattern pattern, int rule, Sounds sounds)
    {
        var number = AddPattern(pattern.Parts.Length > 1 || pattern.AtStart || pattern.AtEnd ? pattern : null);
        var wordings = pattern.Parts[pattern.Anchor].Wordings;
        foreach (var wording in wordings)
            Add(wording, new(rule, number), wordings.Length > MostSounding ? Sounds.Off : sounds);
    }

    private int AddPattern(PhrasePattern? pattern)
    {
        _patterns.Add(pattern);
        return _patterns.Count - 1;
    }

    // A single character says something only where its pattern asks for a whole clause.
    private void Add(string literal, TermUse use, Sounds sounds)
    {
        var lonely = literal.Length == 1 && (use.Pattern < 0 || _patterns[use.Pattern] is null);
        _literals.Add(lonely ? "" : literal);
        _uses.Add(use);
        _sounds.Add(sounds);
    }
}
