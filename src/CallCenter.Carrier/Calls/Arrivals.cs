using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Twiml;

namespace CallCenter.Carrier.Calls;

/// <summary>Lets simulated people ring the account's numbers.</summary>
internal sealed class Arrivals(Switchboard board, Dialler dialler, Cast cast, Timing timing)
{
    /// <summary>The call rings at the number until its TwiML picks it up; null when the number has no address to ask.</summary>
    public Call? Ring(string account, string from, OwnNumber number)
    {
        if (number.Voice is not { } voice) return null;
        var plan = new CallPlan(number.PhoneNumber, from)
        {
            Course = new FollowTwiml(new FromUrl(voice, number.VoiceFallback)),
            Status = number.Status is { } target ? new StatusPlan(target, CallEvents.Completed) : null,
        };
        var call = new Call(account, plan, cast.Caller(from), timing.Now) { Inbound = true };
        lock (board.Gate) board.Add(call);
        dialler.Start(call);
        return call;
    }
}
