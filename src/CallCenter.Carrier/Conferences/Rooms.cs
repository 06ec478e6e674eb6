using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;

namespace CallCenter.Carrier.Conferences;

/// <summary>Who sits in which conference, and what begins and ends one.</summary>
internal sealed class Rooms(Switchboard board, ConferenceCallbacks callbacks, Interludes interludes, Recorder recorder, Timing timing)
{
    /// <summary>The running conference of that name; a new one when there is none.</summary>
    public Conference Named(string account, string name)
    {
        lock (board.Gate)
        {
            if (board.ConferenceNamed(name) is { } running) return running;
            var conference = new Conference(account, name, timing.Now);
            board.Add(conference);
            return conference;
        }
    }

    /// <summary>A seat for a leg that is on its way.</summary>
    public Participant Reserve(Conference conference, Call call, SeatPlan plan)
    {
        lock (board.Gate)
        {
            var seat = new Participant(conference, call, plan, timing.Now);
            conference.Plan ??= plan.Callback;
            conference.Recording ??= plan.Recording;
            conference.Participants.Add(seat);
            call.Seat = seat;
            return seat;
        }
    }

    /// <summary>The leg comes in; the task completes when it has left, for whatever reason.</summary>
    public Task<LeaveReason> Sit(Participant seat)
    {
        lock (board.Gate)
        {
            var conference = seat.Conference;
            if (seat.Left.IsCompleted || seat.Joined || !ReferenceEquals(seat.Call.Seat, seat)) return seat.Left;
            seat.Joined = conference.EverJoined = true;
            seat.Updated = conference.Updated = timing.Now;
            callbacks.Joined(seat);
            Stir(conference);
            if (conference.Status == ConferenceStatus.Init && IsReady(conference)) Start(conference);
            else if (conference.Status == ConferenceStatus.Init && seat.Wait is { } wait) interludes.Begin(seat, wait);

            return seat.Left;
        }
    }

    public void Leave(Call call, LeaveReason reason)
    {
        lock (board.Gate)
        {
            if (call.Seat is not { } seat) return;
            Remove(seat, reason);
            var conference = seat.Conference;
            if (conference.IsOver) return;
            var kicked = reason == LeaveReason.ParticipantUpdatedViaApi;
            if (seat is { EndOnExit: true, Joined: true })
            {
                conference.EndedBy = seat;
                End(conference, kicked ? EndReason.ParticipantWithEndConferenceOnExitKicked : EndReason.ParticipantWithEndConferenceOnExitLeft);
            }
            else if (conference.Participants.Count == 0)
            {
                conference.EndedBy = seat;
                End(conference, kicked ? EndReason.LastParticipantKicked : EndReason.LastParticipantLeft);
            }
        }
    }

    public void End(Conference conference, EndReason reason)
    {
        lock (board.Gate)
        {
            if (conference.IsOver) return;
            conference.Status = ConferenceStatus.Completed;
            conference.Reason = reason;
            conference.Updated = timing.Now;
            var why = reason == EndReason.ConferenceEndedViaApi ? LeaveReason.ConferenceEndedViaApi : LeaveReason.ModeratorEndedConference;
            foreach (var seat in conference.Participants.ToList()) Remove(seat, why);
            recorder.StopAll(conference.Recordings);
            if (conference.EverJoined) callbacks.Ended(conference);
        }
    }

    public void Change(Participant seat, SeatChange change)
    {
        lock (board.Gate)
        {
            seat.Updated = timing.Now;
            if (change.Muted is { } muted && muted != seat.Muted)
            {
                seat.Muted = muted;
                callbacks.Muted(seat);
            }

            if (change.Hold is { } hold && hold != seat.Hold)
            {
                seat.Hold = hold;
                Stir(seat.Conference);
                callbacks.Held(seat);
                if (hold && change.HoldMusic is { } music) interludes.Begin(seat, music);
                else Interludes.Stop(seat);
            }

            if (change.Announcement is { } announcement) interludes.Announce(seat, announcement);

            if (Modify(seat, change)) callbacks.Modified(seat);
        }
    }

    // Everybody hears that something changed, and looks again at how long to wait.
    private static void Stir(Conference conference)
    {
        foreach (var seat in conference.Participants) seat.Call.Ears.Writer.TryWrite(Heard.Click);
    }

    private void Start(Conference conference)
    {
        conference.Status = ConferenceStatus.InProgress;
        foreach (var seat in conference.Participants) Interludes.Stop(seat);
        callbacks.Started(conference);
        if (conference.Recording is { } plan) recorder.Start(conference, plan);
    }

    private static bool Modify(Participant seat, SeatChange change)
    {
        var before = (seat.Coaching, seat.CoachedCallSid, seat.EndOnExit);
        seat.Coaching = change.Coaching ?? seat.Coaching;
        seat.CoachedCallSid = seat.Coaching ? change.CoachedCallSid ?? seat.CoachedCallSid : null;
        seat.EndOnExit = change.EndOnExit ?? seat.EndOnExit;
        return before != (seat.Coaching, seat.CoachedCallSid, seat.EndOnExit);
    }

    // Nobody talks alone: it takes two, one of whom may start it.
    private static bool IsReady(Conference conference)
    {
        var present = conference.Participants.Where(p => p.Joined).ToList();
        return present.Count >= 2 && present.Exists(p => p.StartOnEnter);
    }

    private void Remove(Participant seat, LeaveReason reason)
    {
        seat.Conference.Participants.Remove(seat);
        seat.Call.Seat = null;
        Interludes.Stop(seat);
        Stir(seat.Conference);
        callbacks.Left(seat, Wire.Snake(seat.Joined ? reason : LeaveReason.ParticipantAddFailed));
        seat.Gone(reason);
    }
}
