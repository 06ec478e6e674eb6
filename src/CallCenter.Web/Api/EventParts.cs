using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CallCenter.Core.Calls;

namespace CallCenter.Web.Api;

/// <summary>Facts of events in the form of the REST interface: the store's form is the store's own business.</summary>
public static class EventParts
{
    private static readonly JsonSerializerOptions Options = Make();

    /// <summary>The facts of a stored event, without its personal part; those of a type this build does not know as they are stored.</summary>
    public static JsonObject Facts(StoredEvent stored)
    {
        try
        {
            var told = EventJson.Read(new(stored.Type, stored.Facts, stored.Personal));
            return JsonSerializer.SerializeToNode(told, told.GetType(), Options)?.AsObject() ?? [];
        }
        catch (JsonException)
        {
            return JsonNode.Parse(stored.Facts)?.AsObject() ?? [];
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropPersonal } },
        };
        ApiJson.Configure(options);
        return options;
    }

    private static void DropPersonal(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(IsPersonal).ToList())
            type.Properties.Remove(property);
    }

    private static bool IsPersonal(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: false) ?? false;
}
