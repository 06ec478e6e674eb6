namespace CallCenter.Core.Scripts;

/// <summary>Something wrong in a data file.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="Key">Where in the data, such as <c>steps.greeting.say</c>; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong, for a person.</param>
public sealed record Flaw(int Line, int Column, string Key, string Reason)
{
    /// <summary>Name of the shared part it is in; none for the file itself.</summary>
    public string? Part { get; init; }
}

/// <summary>Where the parts of a data file are written.</summary>
public sealed class FileSpots
{
    private readonly Dictionary<string, (int Line, int Column, string? Part)> _spots = new(StringComparer.Ordinal);

    /// <summary>Remembers where a part is written; the first place of a part counts.</summary>
    public void Add(string key, int line, int column, string? part = null) => _spots.TryAdd(key, (line, column, part));

    /// <summary>Where a key is written; none when it is not written at all.</summary>
    public (int Line, int Column, string? Part)? Of(string key) => _spots.TryGetValue(key, out var spot) ? spot : null;

    /// <summary>A flaw at this part, placed at the nearest part around it that is known.</summary>
    public Flaw FlawAt(string key, string reason)
    {
        for (var around = key; around.Length > 0; around = around[..Math.Max(around.LastIndexOf('.'), 0)])
            if (_spots.TryGetValue(around, out var spot))
                return new(spot.Line, spot.Column, key, reason) { Part = spot.Part };
        return new(1, 1, key, reason);
    }
}
