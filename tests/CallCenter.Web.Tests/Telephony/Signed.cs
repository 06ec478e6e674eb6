using System.Text.Json.Nodes;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>What a webhook was answered.</summary>
internal sealed record Answered(int Status, string Body);

/// <summary>Webhooks as the carrier signs them, and requests to the simulator as its owner makes them.</summary>
internal static class Signed
{
    public static async Task<Answered> Post(Product product, string path, (string Name, string Value)[] form, string? signature = null)
    {
        var options = product.Services.GetRequiredService<IOptions<TelephonyOptions>>().Value;
        var url = $"{options.PublicUrl}/twilio/{path}";
        var fields = string.Concat(form.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value));
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add(WebhookSignature.Header, signature ?? WebhookSignature.Sign(options.AuthToken, url + fields));
        using var client = product.Client();
        using var answer = await client.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts to the simulator; answers the name of what was made, if something was.</summary>
    public static async Task<string> Simulator(Product product, string path, params (string Name, string Value)[] form)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Services.GetRequiredService<CarrierAddress>().Api) };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("AC00000000000000000000000000000001:0123456789abcdef0123456789abcdef"u8));
        using var answer = await client.PostAsync($"/simulator/{path}", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {body}");
        return body.Length == 0 ? "" : JsonNode.Parse(body)?["sid"]?.ToString() ?? "";
    }
}
