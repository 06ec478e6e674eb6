using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;

namespace CallCenter.Carrier.Api;

internal sealed class RecordingsApi(Switchboard board, Recorder recorder)
{
    public async Task<IResult> Create(HttpRequest request, string callSid)
    {
        var form = await FormReader.Of(request);
        var plan = Plans.Recording(form, RecordingSource.StartCallRecordingAPI);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Call(callSid) is not { } call) return RestErrors.NotFound(request.HttpContext);
            if (call.Status != CallStatus.InProgress) return RestErrors.Refuse(RestErrors.NotRecordable);
            return Results.Json(RecordingResource.Of(recorder.Start(call, plan)), Wire.Json, statusCode: StatusCodes.Status201Created);
        }
    }

    /// <summary>Pauses, goes on with or stops the recording of that SID, or the open one (<c>Twilio.CURRENT</c>).</summary>
    public async Task<IResult> Update(HttpRequest request, string callSid, string key)
    {
        var form = await FormReader.Of(request);
        var status = form.Choice<RecordingStatus>("Status");
        if (status is not (RecordingStatus.InProgress or RecordingStatus.Paused or RecordingStatus.Stopped)) form.Refuse(RestErrors.Parameter("Status"));
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            var found = board.Call(callSid)?.Recordings.FindLast(r => key == "Twilio.CURRENT" ? r.IsOpen : r.Sid == key);
            if (found is null) return RestErrors.NotFound(request.HttpContext);
            if (!found.IsOpen) return RestErrors.Refuse(RestErrors.NotRecordable);
            recorder.Become(found, status ?? RecordingStatus.Stopped);
            return Results.Json(RecordingResource.Of(found), Wire.Json);
        }
    }

    public IResult List(HttpRequest request, string? callSid = null)
    {
        lock (board.Gate)
        {
            if (callSid is not null && board.Call(callSid) is null) return RestErrors.NotFound(request.HttpContext);
            var wanted = callSid ?? request.Query["CallSid"].ToString();
            var found = board.Recordings.Where(r => wanted.Length == 0 || r.Call.Sid == wanted)
                .Where(r => DateFilter.Matches(request.Query, "DateCreated", r.Started))
                .OrderByDescending(r => r.Started).ToList();
            return new Listing<Recording>("recordings", found, r => r.Sid, RecordingResource.Of).Page(request);
        }
    }

    public IResult Fetch(HttpContext context, string sid)
    {
        lock (board.Gate) return board.Recording(sid) is { } found ? Results.Json(RecordingResource.Of(found), Wire.Json) : RestErrors.NotFound(context);
    }

    public IResult Delete(HttpContext context, string sid)
    {
        lock (board.Gate)
        {
            if (board.Recording(sid) is not { } found) return RestErrors.NotFound(context);
            if (found.IsOpen) return RestErrors.Refuse(RestErrors.NotRecordable);
            board.Remove(found);
            return Results.NoContent();
        }
    }

    /// <summary>The sound, once it is processed.</summary>
    public IResult Sound(HttpContext context, string sid)
    {
        var stereo = context.Request.Query["RequestedChannels"] == "2";
        int seconds;
        lock (board.Gate)
        {
            if (board.Recording(sid) is not { Status: RecordingStatus.Completed } found) return RestErrors.NotFound(context);
            if (stereo && found.Plan.Channels < 2) return RestErrors.Refuse(RestErrors.Parameter("RequestedChannels"));
            seconds = found.Seconds(found.Updated);
        }

        return Results.Bytes(SilentSound.Wav(seconds, stereo ? 2 : 1), "audio/x-wav");
    }
}
