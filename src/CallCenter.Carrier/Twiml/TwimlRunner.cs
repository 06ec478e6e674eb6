using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>What follows a verb: the next one, another document, or the end of the call.</summary>
internal abstract record Next;

internal sealed record GoOn : Next;

internal sealed record GoTo(string Url, Verb Verb, IReadOnlyList<KeyValuePair<string, string>> Fields) : Next;

internal sealed record GoAway(CallEnd End) : Next;

/// <summary>Plays TwiML on one leg until it runs out of verbs.</summary>
internal sealed class TwimlRunner(Switchboard board, TwimlFetch fetch, Prompts prompts, Lines lines, Transcripts transcripts, Recorder recorder, Bridges bridges, Gathering gathering, Dictation dictation, Rooms rooms, Ringing ringing, Timing timing)
{
    private const int MostDocuments = 200;

    public async Task Run(Call call, TwimlSource source, CancellationToken ct)
    {
        IReadOnlyList<KeyValuePair<string, string>> fields = [];
        // A document that redirects to itself for ever is a fault of the customer's server, not a reason to run for ever.
        for (var documents = 0; documents < MostDocuments; documents++)
        {
            if (await fetch.Get(call, source, fields, ct) is not { } verbs) return;
            if (await Play(call, verbs, ct) is not GoTo next) return;
            fields = next.Fields;
            // Without an address it is the same document again.
            if (next.Url.Length == 0) continue;
            var url = Absolute(source, next.Url);
            if (!WebhookTarget.IsValid(url)) return;
            source = new FromUrl(WebhookTarget.Of(url, next.Verb), (source as FromUrl)?.Fallback);
        }
    }

    private async Task<Next> Play(Call call, IReadOnlyList<TwimlVerb> verbs, CancellationToken ct)
    {
        foreach (var verb in verbs)
        {
            var next = await Play(call, verb, ct);
            if (next is GoAway away) lines.End(call, away.End);
            if (next is not GoOn) return next;
        }

        return new GoOn();
    }

    private async Task<Next> Play(Call call, TwimlVerb verb, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (call.Status == CallStatus.Ringing && verb is not (Reject or Pause)) ringing.PickUp(call);
        switch (verb)
        {
            case Redirect redirect: return new GoTo(redirect.Url, redirect.Verb, []);
            case Hangup: return new GoAway(CallEnd.HungUp);
            case Reject reject: return new GoAway(Rejected(call, reject));
            case Record record: return await dictation.Play(call, record, ct);
            case Gather gather: return await gathering.Play(call, gather, c => Prompt(call, gather.Prompts, c), ct);
            case Dial { Goal: DialConference room } dial: return await Sit(call, dial, room, ct);
            case Dial { Goal: DialLegs legs } dial: return await bridges.Play(call, dial, legs, ct);
            default:
                await Simple(call, verb, ct);
                return new GoOn();
        }
    }

    private static CallEnd Rejected(Call call, Reject reject)
    {
        if (reject.Busy) return CallEnd.Busy;
        return call.Answered is null ? CallEnd.NoAnswer : CallEnd.HungUp;
    }

    private async Task Prompt(Call call, IReadOnlyList<TwimlVerb> prompts, CancellationToken ct)
    {
        foreach (var prompt in prompts) await Simple(call, prompt, ct);
    }

    private async Task Simple(Call call, TwimlVerb verb, CancellationToken ct)
    {
        switch (verb)
        {
            case Say or Twiml.Play or Pause:
                await prompts.Play(call, verb, ct);
                break;
            default:
                lock (board.Gate) Switch(call, verb);
                break;
        }
    }

    private void Switch(Call call, TwimlVerb verb)
    {
        if (call.IsOver) return;
        switch (verb)
        {
            case StartTranscription start:
                transcripts.Start(call, start.Plan);
                break;
            case StopTranscription { Name: null }:
                transcripts.StopAll(call);
                break;
            case StopTranscription stop when call.Transcriptions.Find(t => t.Name == stop.Name) is { } session:
                transcripts.Stop(session);
                break;
            case StartRecording start:
                recorder.Start(call, start.Plan);
                break;
            case StopRecording:
                recorder.StopAll(call.Recordings);
                break;
        }
    }

    private async Task<Next> Sit(Call call, Dial dial, DialConference goal, CancellationToken ct)
    {
        Participant seat;
        lock (board.Gate)
        {
            if (call.IsOver) return new GoAway(CallEnd.HungUp);
            var room = rooms.Named(call.Account, goal.Name);
            if (room.Participants.Count >= goal.Seat.Most) return new GoOn();
            seat = rooms.Reserve(room, call, goal.Seat);
            if (dial.Recording is { } plan) recorder.Start(call, plan);
        }

        try
        {
            await rooms.Sit(seat).WaitAsync(TimeSpan.FromSeconds(dial.LimitSeconds), timing.Clock, ct);
        }
        catch (TimeoutException)
        {
            rooms.Leave(call, LeaveReason.ParticipantHungUp);
        }

        if (dial.Action is not { } action) return new GoOn();
        return new GoTo(action, dial.Verb, new Fields().Add("DialCallStatus", "answered").Add("DialBridged", true).All);
    }

    private static string Absolute(TwimlSource source, string url) =>
        source is FromUrl from && Uri.TryCreate(new Uri(from.Target.Url), url, out var whole) ? whole.AbsoluteUri : url;
}
