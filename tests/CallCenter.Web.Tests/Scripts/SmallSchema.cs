using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Judges JSON by the keywords our schemas use, and refuses a schema that uses another.</summary>
internal sealed class SmallSchema(JsonElement root)
{
    private static readonly string[] Silent = ["$schema", "$defs", "title", "description", "default"];

    internal static SmallSchema Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    internal IEnumerable<string> Faults(JsonElement value) => Faults(root, value, "$");

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at) => schema.EnumerateObject()
        .Where(keyword => !Silent.Contains(keyword.Name)).SelectMany(keyword => keyword.Name switch
        {
            "$ref" => Faults(root.GetProperty("$defs").GetProperty(keyword.Value.GetString()![8..]), value, at),
            "type" => If(!IsType(value, keyword.Value.GetString()!), $"{at} is no {keyword.Value}"),
            "enum" => If(!keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)), $"{at} is none of {keyword.Value}"),
            "const" => If(!JsonElement.DeepEquals(keyword.Value, value), $"{at} is not {keyword.Value}"),
            "pattern" or "maxLength" => value.ValueKind == JsonValueKind.String ? Text(keyword, value.GetString()!, at) : [],
            "required" or "properties" or "additionalProperties" or "propertyNames" =>
                value.ValueKind == JsonValueKind.Object ? Object(schema, keyword, value, at) : [],
            "items" or "maxItems" or "minItems" or "uniqueItems" => value.ValueKind == JsonValueKind.Array ? Array(keyword, value, at) : [],
            "oneOf" => If(keyword.Value.EnumerateArray().Count(s => !Faults(s, value, at).Any()) != 1, $"{at} is not exactly one of {keyword.Value}"),
            var other => throw new InvalidOperationException($"keyword {other}"),
        });

    private IEnumerable<string> Object(JsonElement schema, JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "required" => keyword.Value.EnumerateArray().Select(k => k.GetString()!).Where(k => !value.TryGetProperty(k, out _)).Select(k => $"{at}.{k} is missing"),
        "properties" => value.EnumerateObject().Where(p => keyword.Value.TryGetProperty(p.Name, out _))
            .SelectMany(p => Faults(keyword.Value.GetProperty(p.Name), p.Value, $"{at}.{p.Name}")),
        "propertyNames" => value.EnumerateObject()
            .SelectMany(p => Faults(keyword.Value, JsonSerializer.SerializeToElement(p.Name), $"{at}.{p.Name}")),
        _ => value.EnumerateObject().Where(p => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(p.Name, out _)))
            .SelectMany(p => keyword.Value.ValueKind == JsonValueKind.False ? [$"{at}.{p.Name} is unknown"] : Faults(keyword.Value, p.Value, $"{at}.{p.Name}")),
    };

    private IEnumerable<string> Array(JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "items" => value.EnumerateArray().SelectMany((item, i) => Faults(keyword.Value, item, $"{at}[{i}]")),
        "maxItems" => If(value.GetArrayLength() > keyword.Value.GetInt32(), $"{at} is too long"),
        "minItems" => If(value.GetArrayLength() < keyword.Value.GetInt32(), $"{at} is too short"),
        _ => If(value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() != value.GetArrayLength(), $"{at} has one twice"),
    };

    private static IEnumerable<string> Text(JsonProperty keyword, string text, string at) => keyword.Name switch
    {
        "pattern" => If(!Regex.IsMatch(text, keyword.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)), $"{at} does not fit {keyword.Value}"),
        _ => If(text.Length > keyword.Value.GetInt32(), $"{at} is too long"),
    };

    private static bool IsType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static IEnumerable<string> If(bool faulty, string fault) => faulty ? [fault] : [];
}
