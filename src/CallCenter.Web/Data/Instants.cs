using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Web.Data;

/// <summary>Instants are whole microseconds UTC everywhere: what memory holds is what the database gives back.</summary>
public static class Instants
{
    /// <summary>The same instant at offset 0, cut to whole microseconds.</summary>
    public static DateTimeOffset Whole(DateTimeOffset at)
    {
        var ticks = at.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}

/// <summary>An instant as SQLite stores it: <c>2026-11-22T04:05:06.123456Z</c>.</summary>
public sealed class InstantText() : ValueConverter<DateTimeOffset, string>(at => Write(at), text => Read(text))
{
    public const int Width = 27;
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Write(DateTimeOffset at) =>
        Instants.Whole(at).ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>An instant as the servers store it.</summary>
public sealed class InstantUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => Instants.Whole(at), at => at);
