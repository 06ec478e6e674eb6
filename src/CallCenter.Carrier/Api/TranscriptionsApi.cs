using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Api;

internal sealed class TranscriptionsApi(Switchboard board, Transcripts transcripts)
{
    public async Task<IResult> Create(HttpRequest request, string callSid)
    {
        var form = await FormReader.Of(request);
        var plan = Plans.Transcription(form);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Call(callSid) is not { } call) return RestErrors.NotFound(request.HttpContext);
            if (call.Status != CallStatus.InProgress) return RestErrors.Refuse(RestErrors.NotInProgress);
            return Results.Json(TranscriptionResource.Of(transcripts.Start(call, plan)), Wire.Json);
        }
    }

    /// <summary>Stops the session of that SID or name.</summary>
    public async Task<IResult> Stop(HttpRequest request, string callSid, string key)
    {
        var form = await FormReader.Of(request);
        if (form.Choice<TranscriptionStatus>("Status") != TranscriptionStatus.Stopped) form.Refuse(RestErrors.Parameter("Status"));
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Call(callSid)?.Transcriptions.FindLast(t => t.Sid == key || t.Name == key) is not { } session) return RestErrors.NotFound(request.HttpContext);
            transcripts.Stop(session);
            return Results.Json(TranscriptionResource.Of(session), Wire.Json);
        }
    }
}
