using CallCenter.Carrier.Api;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

/// <summary>What no real carrier has: making the people on the lines speak, press keys and hang up, and setting faults.</summary>
internal sealed class SimulatorApi(Switchboard board, Voices voices, Lines lines, FaultSwitch faults)
{
    private const int LongestText = 2000;

    /// <summary>The person on this leg says <c>Text</c>.</summary>
    public async Task<IResult> Speak(HttpRequest request, string sid)
    {
        var form = await FormReader.Of(request);
        var text = form.Text("Text")?.Trim() ?? "";
        if (text.Length is 0 or > LongestText) return RestErrors.Refuse(RestErrors.Parameter("Text"));
        return OnTalking(request, sid, call => _ = voices.Say(call, text, Manner.Typed));
    }

    /// <summary>The person on this leg presses <c>Digits</c>.</summary>
    public async Task<IResult> Press(HttpRequest request, string sid)
    {
        var digits = (await FormReader.Of(request)).Text("Digits") ?? "";
        if (digits.Length is 0 or > 64 || digits.Any(d => !"0123456789*#".Contains(d, StringComparison.Ordinal))) return RestErrors.Refuse(RestErrors.Parameter("Digits"));
        return OnTalking(request, sid, call =>
        {
            foreach (var digit in digits) call.Keys.Writer.TryWrite(digit);
        });
    }

    /// <summary>The person on this leg hangs up.</summary>
    public IResult HangUp(HttpRequest request, string sid) => OnTalking(request, sid, call => lines.End(call, CallEnd.HungUp));

    public IResult Faults() => Results.Json(faults.Current, Wire.Inner);

    /// <summary>Replaces all faults; a field left out is 0.</summary>
    public async Task<IResult> SetFaults(HttpRequest request)
    {
        var form = await FormReader.Of(request);
        var wanted = new FaultOptions
        {
            DuplicatePercent = form.Number("DuplicatePercent", 0, 100) ?? 0,
            ReorderPercent = form.Number("ReorderPercent", 0, 100) ?? 0,
            DelayPercent = form.Number("DelayPercent", 0, 100) ?? 0,
            DelayMilliseconds = form.Number("DelayMilliseconds", 0, 600_000) ?? 2000,
            LosePercent = form.Number("LosePercent", 0, 100) ?? 0,
            RetryPercent = form.Number("RetryPercent", 0, 100) ?? 0,
            TranscriptionErrorPercent = form.Number("TranscriptionErrorPercent", 0, 100) ?? 0,
            TooManyRequests = form.Number("TooManyRequests", 0, 1_000_000) ?? 0,
            ServerErrors = form.Number("ServerErrors", 0, 1_000_000) ?? 0,
            ServerErrorPercent = form.Number("ServerErrorPercent", 0, 100) ?? 0,
            LateRecordingPercent = form.Number("LateRecordingPercent", 0, 100) ?? 0,
            LateRecordingMilliseconds = form.Number("LateRecordingMilliseconds", 0, 600_000) ?? 5000,
            AbsentRecordingPercent = form.Number("AbsentRecordingPercent", 0, 100) ?? 0,
            RejectedLegPercent = form.Number("RejectedLegPercent", 0, 100) ?? 0,
            Seed = form.Number("Seed", 0, int.MaxValue) ?? 1,
        };
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        faults.Set(wanted);
        return Faults();
    }

    private IResult OnTalking(HttpRequest request, string sid, Action<Call> act)
    {
        lock (board.Gate)
        {
            if (board.Call(sid) is not { } call) return RestErrors.NotFound(request.HttpContext);
            if (call.Status != CallStatus.InProgress) return RestErrors.Refuse(RestErrors.NotInProgress);
            act(call);
            return Results.NoContent();
        }
    }
}
