using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Gets instructions: as given, or from the customer's server, and then from its fallback.</summary>
internal sealed class TwimlFetch(Switchboard board, WebhookSender sender, WebhookLog log)
{
    /// <summary>The verbs, or null when there is nothing to go by.</summary>
    public async Task<IReadOnlyList<TwimlVerb>?> Get(Call call, TwimlSource source, IReadOnlyList<KeyValuePair<string, string>> more, CancellationToken ct)
    {
        if (source is Inline inline) return Read(call, inline.Xml);
        if (source is not FromUrl from) return null;
        if (await Ask(call, from.Target, more, ct) is { } verbs) return verbs;
        if (from.Fallback is not { } fallback) return null;
        var error = new Fields().AddRange(more).Add("ErrorCode", "11200").Add("ErrorUrl", from.Target.Url);
        return await Ask(call, fallback, error.All, ct);
    }

    private async Task<IReadOnlyList<TwimlVerb>?> Ask(Call call, WebhookTarget target, IReadOnlyList<KeyValuePair<string, string>> more, CancellationToken ct)
    {
        Webhook request;
        lock (board.Gate)
        {
            var fields = StatusCallbacks.Standard(call).AddRange(more);
            if (call.AnsweredBy is { } by && call.Plan.Machine is { Callback: null }) fields.Add("AnsweredBy", Wire.Snake(by)).Add("MachineDetectionDuration", (long)call.DetectionTook.TotalMilliseconds);
            request = new Webhook(call.Sid, WebhookKind.Twiml, target, fields.All);
        }

        var entry = log.Open(request, FaultKind.None);
        var delivery = await sender.Send(target, request.Fields, request.Token, ct);
        log.Close(entry, delivery);
        // Twilio's numbers for faults, and what was met: read in any language.
        if (delivery is not Answered answered) return Warn(call, $"11200 {target.Url}: –");
        if (!delivery.Succeeded) return Warn(call, $"11200 {target.Url}: HTTP {answered.Status}");
        if (answered.Body.Length == 0) return [];
        // A sound file stands for a document that plays it.
        if (answered.ContentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)) return [new Play("", 1)];
        return answered.ContentType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
            ? Read(call, answered.Body)
            : Warn(call, $"12300 {target.Url}: {answered.ContentType}");
    }

    private IReadOnlyList<TwimlVerb>? Read(Call call, string xml)
    {
        var document = TwimlReader.Read(xml);
        foreach (var warning in document.Warnings) Warn(call, warning);
        return document.Verbs;
    }

    private IReadOnlyList<TwimlVerb>? Warn(Call call, string warning)
    {
        lock (board.Gate)
        {
            if (call.Warnings.Count < 50) call.Warnings.Add(warning);
        }

        return null;
    }
}
