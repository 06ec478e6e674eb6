using System.Text.Json;
using CallCenter.Carrier.Api;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;
using FormReader = CallCenter.Carrier.Api.FormReader;
using QueryStringEnumerable = Microsoft.AspNetCore.WebUtilities.QueryStringEnumerable;

namespace CallCenter.Carrier.Simulator;

/// <summary>Sends any request with the carrier's signature, for the judgement of whoever checks it.</summary>
internal sealed class SignedPost(Outbox outbox)
{
    /// <summary><c>Url</c> with <c>Form</c> (a form as it is on the wire) or <c>Json</c>.</summary>
    public async Task<IResult> Send(HttpRequest request)
    {
        var form = await FormReader.Of(request);
        if (form.Target("Url", "Method") is not { } target) form.Refuse(RestErrors.NoUrl);
        else if (form.Text("Json") is { Length: > 0 } json && IsJson(form, json)) outbox.Post(Webhook(target.WithJson(json), []));
        else if (form.Fault is null) outbox.Post(Webhook(target, Read(form.Text("Form") ?? "")));
        return form.Fault is { } fault ? RestErrors.Refuse(fault) : Results.StatusCode(StatusCodes.Status204NoContent);
    }

    private static Webhook Webhook(WebhookTarget target, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        new(Sid.New("WH"), WebhookKind.Other, target, fields);

    private static List<KeyValuePair<string, string>> Read(string form)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable("?" + form)) all.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return all;
    }

    private static bool IsJson(FormReader form, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            form.Refuse(RestErrors.Parameter("Json"));
            return false;
        }
    }
}
