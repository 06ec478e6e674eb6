namespace CallCenter.Web.Data;

/// <summary>A running copy of the product; its id marks the events it wrote.</summary>
public sealed class Node
{
    public required int Id { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>Technical time of the last sign of life; none after a clean stop.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Whoever holds this value is the node; compared and set.</summary>
    public required Guid Claim { get; set; }

    /// <summary>No event of the node has a higher number, as far as its last sign of life knew.</summary>
    public long LastNodeSeq { get; set; }
}

/// <summary>A setting that lives in the database: the demo mark, the demo clock's offset.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}

/// <summary>Hands out numbers without gaps inside a day, such as complaint numbers.</summary>
public sealed class Counter
{
    public required string Name { get; init; }
    public long Value { get; set; }
}

/// <summary>A look at personal data: who, whose, why.</summary>
public sealed class AccessEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>A person's id or the name of an API key.</summary>
    public required string Who { get; init; }
    public required string What { get; init; }
    public Guid? CustomerId { get; init; }
    public string? Why { get; init; }
}

/// <summary>One key of ASP.NET Core's data protection ring.</summary>
public sealed class ProtectionKey
{
    public required Guid Id { get; init; }
    public required string Xml { get; init; }
}
