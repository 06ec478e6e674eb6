using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Calls;

/// <summary>Moves a call through its life and tells the subscriber of each step. A call that is over never moves again.</summary>
internal sealed class Lines(Switchboard board, StatusCallbacks callbacks, Rooms rooms, Transcripts transcripts, Recorder recorder, Timing timing)
{
    public void Initiated(Call call)
    {
        lock (board.Gate)
        {
            if (call.IsOver) return;
            call.Dialled = call.Updated = timing.Now;
            callbacks.Send(call, CallEvents.Initiated);
        }
    }

    public void Ringing(Call call)
    {
        lock (board.Gate)
        {
            call.Dialled ??= timing.Now;
            Step(call, CallStatus.Ringing, CallEvents.Ringing);
        }
    }

    public void Answered(Call call)
    {
        lock (board.Gate)
        {
            if (call.IsOver) return;
            call.Answered = timing.Now;
            Step(call, CallStatus.InProgress, CallEvents.Answered);
            if (call.Plan.Recording is { } plan) recorder.Start(call, plan);
        }
    }

    /// <summary>False when the call was over already.</summary>
    public bool End(Call call, CallEnd end)
    {
        lock (board.Gate)
        {
            if (call.IsOver) return false;
            rooms.Leave(call, end.Reason);
            transcripts.StopAll(call);
            call.Status = end.Status;
            call.SipCode = end.SipCode;
            call.CarrierCode = end.CarrierCode;
            call.Ended = call.Updated = timing.Now;
            call.Peer = null;
            recorder.StopAll(call.Recordings);
            callbacks.Send(call, CallEvents.Completed);
            call.Finish();
            return true;
        }
    }

    /// <summary>Puts a live call on another course.</summary>
    public void Redirect(Call call, Course course)
    {
        lock (board.Gate)
        {
            call.NextCourse = course;
            call.Updated = timing.Now;
            rooms.Leave(call, LeaveReason.ParticipantUpdatedViaApi);
            _ = call.Turn?.CancelAsync();
        }
    }

    private void Step(Call call, CallStatus status, CallEvents what)
    {
        lock (board.Gate)
        {
            if (call.IsOver) return;
            call.Status = status;
            call.Updated = timing.Now;
            callbacks.Send(call, what);
        }
    }
}
