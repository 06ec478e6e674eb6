using System.Reflection;
using System.Text.Json.Nodes;
using CallCenter.Web.People;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CallCenter.Web.Api;

/// <summary>The values a query member takes, for the document; the handler checks them itself and says which are allowed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(Type type) : Attribute
{
    public Type Type => type;
}

/// <summary>The form of a query member: <c>date-time</c>, <c>uuid</c>, <c>int32</c> or <c>boolean</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormAttribute(string format) : Attribute
{
    public string Format => format;
}

/// <summary>What the OpenAPI document says beside the routes: title, key, values, formats.</summary>
public static class ApiDocument
{
    public const string Name = "v1";
    private const string Scheme = "ApiKey";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(DescribeQuery);
        options.AddSchemaTransformer(DescribeInstants);
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CallCenter",
            Version = Name,
            Description = "Outbound callbacks of a telecom service centre: calls with their events, customers, callbacks, complaints and follow-ups to read; "
                + "phrases and the dial gate to ask. Lists come in pages: hand `next` over as `after`. Instants are UTC, money is in fen. "
                + "Personal data is masked unless the key's scope is `personal`; every read is logged under the key's name.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeys.Header,
                Description = "Made by `dotnet run --project src/CallCenter.Web -- api-key add NAME …`; settings hold its hash only.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeQuery(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.Name is { Length: > 0 }))
        {
            var source = context.Description.ParameterDescriptions
                .FirstOrDefault(d => d.Name == parameter.Name)?.ParameterDescriptor as IParameterInfoParameterDescriptor;
            parameter.Name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
            if (parameter.Schema is OpenApiSchema schema && source?.ParameterInfo is { } member)
                Describe(schema, member.GetCustomAttribute<OneOfAttribute>(), member.GetCustomAttribute<FormAttribute>());
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, OneOfAttribute? values, FormAttribute? form)
    {
        if (values is not null)
            schema.Enum = [.. Keys(values.Type).Select(key => (JsonNode)key)];
        if (form is { Format: "boolean" })
            schema.Type = JsonSchemaType.Boolean;
        else if (form is { Format: "int32" })
            (schema.Type, schema.Minimum, schema.Maximum, schema.Default) = (JsonSchemaType.Integer, "1", $"{Paging.Most}", Paging.Usual);
        else if (form is not null)
            schema.Format = form.Format;
    }

    private static IEnumerable<string> Keys(Type type) =>
        Enum.GetNames(type).Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName);

    // A converter of our own leaves the generator without a schema.
    private static Task DescribeInstants(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }
}
