using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Web.Telephony;

/// <summary>How the carrier writes JSON: snake_case names, RFC 2822 dates, words in kebab-case of which more may come.</summary>
internal static class CarrierJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters =
        {
            new Word<CarrierCallStatus>(), new Word<CarrierConferenceStatus>(), new Word<CarrierRecordingStatus>(),
            new Word<CarrierTranscriptionStatus>(), new Word<CarrierMessageStatus>(), new Date(),
        },
    };

    /// <summary>The value of a word, <c>in-progress</c> or <c>no-answer</c>; the first for one we do not know.</summary>
    public static T Value<T>(string? word) where T : struct, Enum =>
        word is not null && Words<T>.Known.TryGetValue(word, out var value) ? value : default;

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Known =
            Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);
    }

    private sealed class Word<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return Value<T>(reader.GetString());
            reader.Skip();
            return default;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
    }

    private sealed class Date : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at.ToUniversalTime() : default;

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("r", CultureInfo.InvariantCulture));
    }
}
