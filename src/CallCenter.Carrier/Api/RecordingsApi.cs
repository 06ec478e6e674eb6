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
    public Task<IResult> Update(HttpRequest request, string callSid, string key) => Update(request, () => Of(callSid, key));

    public Task<IResult> UpdateOfConference(HttpRequest request, string conference, string key) => Update(request, () => OfConference(conference, key));

    public IResult List(HttpRequest request)
    {
        var (call, conference) = (request.Query["CallSid"].ToString(), request.Query["ConferenceSid"].ToString());
        return List(request, r => (call.Length == 0 || r.Subject.CallSid == call) && (conference.Length == 0 || r.Subject.ConferenceSid == conference));
    }

    public IResult ListOfCall(HttpRequest request, string callSid)
    {
        lock (board.Gate)
        {
            if (board.Call(callSid) is null) return RestErrors.NotFound(request.HttpContext);
            return List(request, r => r.Subject.ConferenceSid is null && r.Subject.CallSid == callSid);
        }
    }

    public IResult ListOfConference(HttpRequest request, string conference)
    {
        lock (board.Gate)
        {
            if (board.Conference(conference) is null) return RestErrors.NotFound(request.HttpContext);
            return List(request, r => r.Subject.ConferenceSid == conference);
        }
    }

    public IResult FetchOfConference(HttpContext context, string conference, string key)
    {
        lock (board.Gate) return OfConference(conference, key) is { } found ? Results.Json(RecordingResource.Of(found), Wire.Json) : RestErrors.NotFound(context);
    }

    public IResult DeleteOfConference(HttpContext context, string conference, string key)
    {
        lock (board.Gate) return OfConference(conference, key) is { } found ? Delete(context, found.Sid) : RestErrors.NotFound(context);
    }

    public IResult FetchOfCall(HttpContext context, string callSid, string key)
    {
        lock (board.Gate) return Of(callSid, key) is { } found ? Results.Json(RecordingResource.Of(found), Wire.Json) : RestErrors.NotFound(context);
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

        return Results.Bytes(SilentSound.Wav(seconds, stereo ? 2 : 1), "audio/x-wav", enableRangeProcessing: true);
    }

    private async Task<IResult> Update(HttpRequest request, Func<Recording?> find)
    {
        var form = await FormReader.Of(request);
        var status = form.Choice<RecordingStatus>("Status");
        if (status is not (RecordingStatus.InProgress or RecordingStatus.Paused or RecordingStatus.Stopped)) form.Refuse(RestErrors.Parameter("Status"));
        var behaviour = form.Choice<PauseBehavior>("PauseBehavior");
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (find() is not { } found) return RestErrors.NotFound(request.HttpContext);
            if (!found.IsOpen) return RestErrors.Refuse(RestErrors.NotRecordable);
            recorder.Become(found, status ?? RecordingStatus.Stopped, behaviour == PauseBehavior.Skip);
            return Results.Json(RecordingResource.Of(found), Wire.Json);
        }
    }

    private IResult List(HttpRequest request, Func<Recording, bool> wanted)
    {
        lock (board.Gate)
        {
            var found = board.Recordings.Where(wanted)
                .Where(r => DateFilter.Matches(request.Query, "DateCreated", r.Started))
                .OrderByDescending(r => r.Started).ToList();
            return new Listing<Recording>("recordings", found, r => r.Sid, RecordingResource.Of).Page(request);
        }
    }

    private Recording? Of(string callSid, string key) => Find(board.Call(callSid)?.Recordings, key);

    private Recording? OfConference(string conference, string key) => Find(board.Conference(conference)?.Recordings, key);

    private static Recording? Find(List<Recording>? among, string key) => among?.FindLast(r => key == "Twilio.CURRENT" ? r.IsOpen : r.Sid == key);
}
