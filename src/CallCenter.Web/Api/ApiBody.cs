using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using HttpJson = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace CallCenter.Web.Api;

/// <summary>Reads the JSON body of a request, bounded, and says in plain words what is wrong with it.</summary>
public static class ApiBody
{
    /// <summary>The longest text that is checked, in UTF-16 code units.</summary>
    public const int LongestText = 64 * 1024;

    /// <summary>Bytes of a body; a text of the longest length fits even if every character of it is escaped.</summary>
    public const int LongestBody = 512 * 1024;

    /// <summary>The body, or the answer that says what is wrong with it; longer than <paramref name="longest"/> bytes it is not read.</summary>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken stop, int longest = LongestBody)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, Refuse(StatusCodes.Status415UnsupportedMediaType, "The body must be JSON: Content-Type: application/json."));
        if (request.ContentLength > longest)
            return (null, TooLarge(longest));
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = longest;
        try
        {
            var options = request.HttpContext.RequestServices.GetRequiredService<IOptions<HttpJson>>().Value.SerializerOptions;
            var body = await request.ReadFromJsonAsync<T>(options, stop);
            return body is null ? (null, Refuse(StatusCodes.Status400BadRequest, "The body is null.")) : (body, null);
        }
        catch (JsonException error)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, Words(error)));
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(longest));
        }
    }

    public static IResult TooLarge(int longest = LongestBody) => Refuse(
        StatusCodes.Status413PayloadTooLarge, $"A text of at most {LongestText} characters and a body of at most {longest / 1024} KB are taken.");

    public static IResult Refuse(int status, string words) => TypedResults.Problem(statusCode: status, detail: words);

    // The serializer names C# types; the path and the line say enough.
    private static string Words(JsonException error)
    {
        var place = error.Path is { Length: > 1 } path ? $" at {path}" : "";
        var line = error.LineNumber is { } number ? $", line {number + 1}" : "";
        var missing = error.Message.Contains("missing required", StringComparison.Ordinal) ? " A required member is missing:" + error.Message[(error.Message.IndexOf(':', StringComparison.Ordinal) + 1)..] : "";
        return $"The body is not the JSON expected here{place}{line}.{missing}";
    }
}
