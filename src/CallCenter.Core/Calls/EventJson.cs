using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.Core.Calls;

/// <summary>An event as it is stored: its type's name, its facts, and its personal part apart from them.</summary>
/// <param name="Type">Name of the event's type.</param>
/// <param name="Facts">JSON object with member <c>v</c>, the version of the format.</param>
/// <param name="Personal">JSON object; none when the event has no personal part, or after it was erased.</param>
public sealed record EventJson(string Type, string Facts, string? Personal)
{
    private const int Version = 1;

    private static readonly Dictionary<string, Type> Types = typeof(CallEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(CallEvent))).ToDictionary(t => t.Name);

    private static readonly JsonSerializerOptions FactsOnly = Options(personal: false);
    private static readonly JsonSerializerOptions PersonalOnly = Options(personal: true);
    private static readonly JsonSerializerOptions Whole = Options(personal: null);

    /// <summary>Writes an event.</summary>
    public static EventJson Write(CallEvent happened)
    {
        var type = happened.GetType();
        var facts = JsonSerializer.SerializeToNode(happened, type, FactsOnly)?.AsObject() ?? [];
        facts.Insert(0, "v", Version);
        var personal = JsonSerializer.Serialize(happened, type, PersonalOnly);
        return new(type.Name, facts.ToJsonString(FactsOnly), personal == "{}" ? null : personal);
    }

    /// <summary>Reads an event back; an erased personal part leaves empty words. Refused with <see cref="JsonException"/>: an unknown type.</summary>
    public static CallEvent Read(EventJson stored)
    {
        if (!Types.TryGetValue(stored.Type, out var type)) throw new JsonException($"Unknown event type {stored.Type}.");
        var whole = JsonNode.Parse(stored.Facts)?.AsObject() ?? throw new JsonException("Empty facts.");
        whole.Remove("v");
        foreach (var (name, value) in JsonNode.Parse(stored.Personal ?? "{}")?.AsObject() ?? [])
            whole[name] = value?.DeepClone();
        foreach (var property in Whole.GetTypeInfo(type).Properties.Where(p => IsPersonal(p) && p.AssociatedParameter is not null && !whole.ContainsKey(p.Name)))
            whole[property.Name] = "";
        return (CallEvent)(whole.Deserialize(type, Whole) ?? throw new JsonException("Empty event."));
    }

    private static JsonSerializerOptions Options(bool? personal) => new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { info => Keep(info, personal) } },
    };

    private static void Keep(JsonTypeInfo info, bool? personal)
    {
        if (personal is null || !info.Type.IsSubclassOf(typeof(CallEvent))) return;
        foreach (var property in info.Properties.Where(p => IsPersonal(p) != personal).ToList()) info.Properties.Remove(property);
    }

    private static bool IsPersonal(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: false) ?? false;
}
