using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;

namespace CallCenter.Carrier.Speech;

/// <summary>Who hears whom.</summary>
internal static class Hearing
{
    /// <summary>The legs that hear what is said on this one: nobody when it is muted, on hold or alone.</summary>
    public static IReadOnlyList<Call> Audience(Call speaker)
    {
        if (speaker.Seat is { } seat) return Others(seat);
        return speaker.Peer is { Status: CallStatus.InProgress } peer ? [peer] : [];
    }

    private static IReadOnlyList<Call> Others(Participant seat)
    {
        var silent = seat.Muted || seat.Hold || !seat.Joined || seat.Conference.Status != ConferenceStatus.InProgress;
        if (silent) return [];
        return [.. seat.Conference.Participants.Where(p => p != seat && p is { Joined: true, Hold: false } && MayHear(p, seat)).Select(p => p.Call)];
    }

    // A coach is heard by the coached alone.
    private static bool MayHear(Participant hearer, Participant speaker) =>
        !speaker.Coaching || string.Equals(hearer.Call.Sid, speaker.CoachedCallSid, StringComparison.Ordinal);
}
