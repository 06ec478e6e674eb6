using System.Buffers;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Web.Telephony;

/// <summary>A request of the carrier, its body read once and as it came. Endpoints take it as a parameter.</summary>
public sealed class WebhookRequest
{
    /// <summary>Largest body of a webhook in bytes.</summary>
    public const int LargestBody = 64 * 1024;

    private static readonly WebhookRequest Unread = new([], WebhookForm.Empty);

    private readonly byte[] body;
    private readonly WebhookForm? fields;

    private WebhookRequest(byte[] body, WebhookForm? fields) => (this.body, this.fields) = (body, fields);

    /// <summary>What was posted; empty for a body that is no form.</summary>
    public WebhookForm Form => fields ?? WebhookForm.Empty;

    /// <summary>Reads the request; what is too large is not read, and no signature holds for it.</summary>
    public static async ValueTask<WebhookRequest> BindAsync(HttpContext http)
    {
        if (http.Features.Get<WebhookRequest>() is { } read) return read;
        var request = await BodyAsync(http) is { } body ? Of(body, http.Request.ContentType) : Unread;
        http.Features.Set(request);
        return request;
    }

    /// <summary>Whether the carrier signed exactly this, at the address we handed out: a proxy's spelling does not matter.</summary>
    public bool SignedWith(string authToken, string publicUrl, HttpContext http)
    {
        var signature = http.Request.Headers[WebhookSignature.Header].ToString();
        if (this == Unread || signature.Length == 0 || authToken.Length == 0) return false;
        var url = publicUrl.TrimEnd('/') + (http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? http.Request.Path);
        return fields is null ? WebhookSignature.HoldsBody(authToken, signature, url, body) : WebhookSignature.Holds(authToken, signature, url, fields.Fields);
    }

    private static WebhookRequest Of(byte[] body, string? type)
    {
        if (body.Length == 0) return new(body, WebhookForm.Empty);
        if (type?.StartsWith(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase) != true) return new(body, fields: null);
        return WebhookForm.Read(body) is { } fields ? new(body, fields) : Unread;
    }

    private static async ValueTask<byte[]?> BodyAsync(HttpContext http)
    {
        try
        {
            return await ReadAsync(http);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    private static async ValueTask<byte[]?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody) return null;
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > LargestBody) return null;
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var whole = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return whole;
        }
    }
}
