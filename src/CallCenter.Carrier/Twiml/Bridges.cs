using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Dial to numbers and clients: rings them all, joins the first that answers, and waits for one end to hang up.</summary>
internal sealed class Bridges(Switchboard board, Ringing ringing, TwimlFetch fetch, Prompts prompts, Lines lines, Recorder recorder, Cast cast, Timing timing)
{
    public async Task<Next> Play(Call call, Dial dial, DialLegs goal, CancellationToken ct)
    {
        var whispers = goal.Legs.ToDictionary(leg => Child(call, dial, leg), leg => leg.Whisper);
        var children = whispers.Keys.ToList();
        var winner = default(Call);
        try
        {
            winner = await First(children, ct);
            if (winner is not null && !await Accepts(winner, whispers[winner], ct)) winner = null;
            if (winner is not null) await Talk(call, winner, dial, ct);
        }
        finally
        {
            // Whatever ended the Dial, no leg of it lives on.
            foreach (var child in children) lines.End(child, child.Answered is null ? CallEnd.Canceled : CallEnd.HungUp);
            lock (board.Gate) call.Peer = null;
        }

        return dial.Action is { } action ? new GoTo(action, dial.Verb, Result(children, winner)) : new GoOn();
    }

    private Call Child(Call parent, Dial dial, DialLeg leg)
    {
        var plan = new CallPlan(leg.To, dial.CallerId ?? parent.Plan.From) { RingSeconds = dial.TimeoutSeconds, Status = leg.Status };
        var child = new Call(parent.Account, plan, cast.For(leg.To), timing.Now) { Parent = parent };
        lock (board.Gate) board.Add(child);
        return child;
    }

    private async Task<Call?> First(List<Call> children, CancellationToken ct)
    {
        var ringings = children.ToDictionary(c => Ring(c, ct));
        while (ringings.Count > 0)
        {
            var done = await Task.WhenAny(ringings.Keys);
            ringings.Remove(done, out var child);
            if (!await done) continue;
            foreach (var other in ringings.Values) lines.End(other, CallEnd.Canceled);
            return child;
        }

        return null;
    }

    // The called side hears first who it is for, and may hang up.
    private async Task<bool> Accepts(Call child, WebhookTarget? whisper, CancellationToken ct)
    {
        if (whisper is null) return true;
        foreach (var verb in await fetch.Get(child, new FromUrl(whisper, null), [], ct) ?? [])
        {
            if (verb is Hangup || child.IsOver) return false;
            await prompts.Play(child, verb, ct);
        }

        return !child.IsOver;
    }

    private async Task<bool> Ring(Call child, CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, child.Life);
        try
        {
            return await ringing.Ring(child, both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task Talk(Call parent, Call child, Dial dial, CancellationToken ct)
    {
        lock (board.Gate)
        {
            (parent.Peer, child.Peer) = (child, parent);
            if (dial.Recording is { } plan) recorder.Start(parent, plan);
        }

        await Task.WhenAny(child.Over, timing.Exact(TimeSpan.FromSeconds(dial.LimitSeconds), ct));
        ct.ThrowIfCancellationRequested();
    }

    private IReadOnlyList<KeyValuePair<string, string>> Result(List<Call> children, Call? winner)
    {
        var told = winner ?? children[0];
        return new Fields()
            .Add("DialCallStatus", Wire.Kebab(told.Status))
            .Add("DialCallSid", told.Sid)
            .Add("DialCallDuration", told.DurationSeconds(timing.Now))
            .Add("DialBridged", winner is not null)
            .All;
    }
}
