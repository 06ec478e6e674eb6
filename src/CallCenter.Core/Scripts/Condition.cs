namespace CallCenter.Core.Scripts;

/// <summary>
/// When a way of a route is taken. Small and total: no loops, no code, nothing that throws. What is missing compares as false,
/// with <c>!=</c> too; <c>known</c> asks whether it is there. domain §2.
/// </summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>Every part holds.</summary>
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>At least one part holds.</summary>
    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>The fact or answer is there.</summary>
    public sealed record Known(string Name) : Condition
    {
        internal DatumName Of { get; } = new(Name);
    }

    /// <summary>Both sides are there, are of one kind and compare so.</summary>
    public sealed record Compare(Operand Left, Comparison How, Operand Right) : Condition;

    /// <summary>One of several choices was given: <c>answers.step has 'key'</c>.</summary>
    public sealed record Has(string Name, string Key) : Condition
    {
        internal DatumName Of { get; } = new(Name);
    }

    /// <summary>Whether it holds for these facts and answers.</summary>
    public bool Holds(IReadOnlyDictionary<string, Fact> facts, ScriptPlace place) => Holds(facts, new Said(place.Answers, place.Values, place.Identity));

    internal bool Holds(IReadOnlyDictionary<string, Fact> facts, in Said said)
    {
        switch (this)
        {
            case All all:
                for (var i = 0; i < all.Parts.Count; i++)
                    if (!all.Parts[i].Holds(facts, said))
                        return false;
                return true;
            case Any any:
                for (var i = 0; i < any.Parts.Count; i++)
                    if (any.Parts[i].Holds(facts, said))
                        return true;
                return false;
            case Not not:
                return !not.Part.Holds(facts, said);
            case Known known:
                return Datum.Of(known.Of, facts, said).Kind != DatumKind.None;
            case Has has:
                return Datum.Of(has.Of, facts, said).Holds(has.Key);
            case Compare compare:
                return compare.Left.Value(facts, said).Compare(compare.How, compare.Right.Value(facts, said));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Every name it looks at, in order.</summary>
    public IEnumerable<string> Names => this switch
    {
        All all => all.Parts.SelectMany(p => p.Names),
        Any any => any.Parts.SelectMany(p => p.Names),
        Not not => not.Part.Names,
        Known known => [known.Name],
        Has has => [has.Name],
        Compare compare => new[] { compare.Left.Name, compare.Right.Name }.OfType<string>(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    Unequal,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    More,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}

/// <summary>One side of a comparison: the name of a fact or answer, or a value as written.</summary>
/// <param name="Name">Such as <c>bill.difference</c> or <c>answers.cause</c>; none for a value.</param>
/// <param name="Written">The value as written; none for a name.</param>
public sealed record Operand(string? Name, Datum Written)
{
    private readonly DatumName? _of = Name is null ? null : new(Name);

    internal Datum Value(IReadOnlyDictionary<string, Fact> facts, in Said said) =>
        _of is { } name ? Datum.Of(name, facts, said) : Written;
}
