using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Carrier.Hosting;

/// <summary>How values look on the wire: names of enums, dates, JSON.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>JSON inside a form field: member names as written.</summary>
    public static JsonSerializerOptions Inner { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>InProgress</c> becomes <c>in-progress</c>.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary><c>MachineEndBeep</c> becomes <c>machine_end_beep</c>.</summary>
    public static string Snake<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads <c>in-progress</c> or <c>inbound_track</c>; never a number.</summary>
    public static T? Parse<T>(string? text) where T : struct, Enum
    {
        var name = text?.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : null;
    }

    /// <summary>Reads a set of event names; null when one of them is unknown.</summary>
    public static T? Flags<T>(IEnumerable<string> names) where T : struct, Enum
    {
        var all = 0;
        foreach (var name in names)
        {
            if (Parse<T>(name) is not { } one) return null;
            all |= Convert.ToInt32(one, CultureInfo.InvariantCulture);
        }

        return (T)Enum.ToObject(typeof(T), all);
    }

    /// <summary>RFC 2822 in UTC: <c>Tue, 31 Aug 2010 20:36:28 +0000</c>.</summary>
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in UTC with six digits of the second, as transcription callbacks carry it.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Flag(bool value) => value ? "true" : "false";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
