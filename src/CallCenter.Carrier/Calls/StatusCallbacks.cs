using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Calls;

/// <summary>Call progress events: form posts with a number of their own per call.</summary>
internal sealed class StatusCallbacks(Outbox outbox, Timing timing)
{
    public void Send(Call call, CallEvents what)
    {
        if (call.Plan.Status is not { } plan || !plan.Events.HasFlag(what)) return;
        var fields = Standard(call, StatusName(call, what))
            .Add("Timestamp", Wire.Date(timing.Now))
            .Add("CallbackSource", "call-progress-events")
            .Add("SequenceNumber", call.NextSequence++);
        if (what == CallEvents.Completed) AddEnd(fields, call);
        if (call.AnsweredBy is { } by) fields.Add("AnsweredBy", Wire.Snake(by));
        outbox.Post(new Webhook(call.Sid, WebhookKind.CallStatus, plan.Target, fields.All));
    }

    public void SendMachine(Call call, WebhookTarget target, TimeSpan took)
    {
        var fields = new Fields().Add("CallSid", call.Sid).Add("AccountSid", call.Account)
            .Add("AnsweredBy", call.AnsweredBy is { } by ? Wire.Snake(by) : "unknown")
            .Add("MachineDetectionDuration", (long)took.TotalMilliseconds);
        outbox.Post(new Webhook(call.Sid, WebhookKind.MachineDetection, target, fields.All));
    }

    /// <summary>The parameters every voice request carries.</summary>
    public static Fields Standard(Call call, string? status = null) => new Fields()
        .Add("CallSid", call.Sid)
        .Add("AccountSid", call.Account)
        .Add("From", call.Plan.From)
        .Add("To", call.Plan.To)
        .Add("Caller", call.Plan.From)
        .Add("Called", call.Plan.To)
        .Add("CallStatus", status ?? Wire.Kebab(call.Status))
        .Add("ApiVersion", "2010-04-01")
        .Add("Direction", Wire.Kebab(call.Direction))
        .Add("ParentCallSid", call.Parent?.Sid);

    private static string StatusName(Call call, CallEvents what) => what switch
    {
        CallEvents.Initiated => "initiated",
        CallEvents.Ringing => "ringing",
        CallEvents.Answered => "in-progress",
        _ => Wire.Kebab(call.Status),
    };

    private void AddEnd(Fields fields, Call call)
    {
        var seconds = call.DurationSeconds(timing.Now);
        fields.Add("CallDuration", seconds)
            .Add("Duration", (seconds + 59) / 60)
            .Add("SipResponseCode", call.SipCode is { } code ? Wire.Number(code) : null)
            .Add("SipHeader_X-Carrier-Code", call.CarrierCode is { } own ? Wire.Number(own) : null);
        if (call.Recordings.Find(r => r.Source == Recordings.RecordingSource.OutboundAPI) is not { } recording) return;
        fields.Add("RecordingSid", recording.Sid).Add("RecordingUrl", recording.Url).Add("RecordingDuration", recording.Seconds(timing.Now));
    }
}
