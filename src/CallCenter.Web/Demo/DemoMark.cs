using System.Globalization;

namespace CallCenter.Web.Demo;

/// <summary>The row that says that a database was made as demo, and how far its loading got.</summary>
/// <param name="Seed">Seed it was made from.</param>
/// <param name="MadeAt">Instant it was made for; with the seed it makes the same data again.</param>
/// <param name="Loaded">Chunks that are in the database.</param>
/// <param name="Complete">Nothing is missing.</param>
public sealed record DemoMark(long Seed, DateTimeOffset MadeAt, int Loaded, bool Complete)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seed};{MadeAt.UtcDateTime:O};{Loaded};{(Complete ? "complete" : "loading")}");

    /// <summary>Reads the row back; none when it is not such a text.</summary>
    public static DemoMark? Read(string? text)
    {
        if (text?.Split(';') is not [var seed, var at, var loaded, var state])
            return null;
        return long.TryParse(seed, CultureInfo.InvariantCulture, out var s)
            && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var t)
            && int.TryParse(loaded, CultureInfo.InvariantCulture, out var n)
            ? new(s, t, n, state == "complete")
            : null;
    }
}
