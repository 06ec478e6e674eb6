using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Twiml;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Conferences;

/// <summary>What a conference plays: music and prompts to a leg that waits or is on hold, announcements to one leg or to all.</summary>
internal sealed class Interludes(Switchboard board, TwimlFetch fetch, Prompts prompts, ConferenceCallbacks callbacks, Timing timing, Errands errands)
{
    // At a pace of 0 a prompt takes no time: it is not asked for again and again without a pause.
    private static readonly TimeSpan LeastRound = TimeSpan.FromSeconds(1);

    /// <summary>Played again and again until it is stopped; under the gate.</summary>
    public void Begin(Participant seat, WebhookTarget target)
    {
        Stop(seat);
        var turn = new CancellationTokenSource();
        seat.Interlude = turn;
        errands.Run(ct => Repeat(seat, target, turn, ct), seat.Call.Life);
    }

    /// <summary>Under the gate.</summary>
    public static void Stop(Participant seat)
    {
        _ = seat.Interlude?.CancelAsync();
        seat.Interlude = null;
    }

    public void Announce(Participant seat, WebhookTarget target) => errands.Run(async ct =>
    {
        var verbs = await Get(seat, target, ct);
        if (verbs is not null) await Play(seat.Call, verbs, ct);
        lock (board.Gate) callbacks.Announced(seat, target.Url, Failure(verbs));
    }, seat.Call.Life);

    public void Announce(Conference conference, WebhookTarget target) => errands.Run(async ct =>
    {
        List<Participant> present;
        lock (board.Gate) present = [.. conference.Participants.Where(p => p.Joined)];
        var verbs = present.Count > 0 ? await Get(present[0], target, ct) : null;
        if (verbs is not null) await Task.WhenAll(present.Select(p => Play(p.Call, verbs, ct)));
        lock (board.Gate) callbacks.Announced(conference, target.Url, Failure(verbs));
    });

    private async Task Repeat(Participant seat, WebhookTarget target, CancellationTokenSource turn, CancellationToken ct)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, turn.Token);
        while (await Get(seat, target, both.Token) is { } verbs)
        {
            var began = timing.Now;
            await Play(seat.Call, verbs, both.Token);
            if (verbs.OfType<Redirect>().LastOrDefault() is { Url: var url } && WebhookTarget.IsValid(url)) target = WebhookTarget.Of(url);
            await timing.Exact(LeastRound - (timing.Now - began), both.Token);
        }
    }

    private Task<IReadOnlyList<TwimlVerb>?> Get(Participant seat, WebhookTarget target, CancellationToken ct) => fetch.Get(
        seat.Call, new FromUrl(target, null), new Fields().Add("ConferenceSid", seat.Conference.Sid).Add("FriendlyName", seat.Conference.FriendlyName).All, ct);

    private async Task Play(Call call, IReadOnlyList<TwimlVerb> verbs, CancellationToken ct)
    {
        foreach (var verb in verbs) await prompts.Play(call, verb, ct);
    }

    private static string? Failure(IReadOnlyList<TwimlVerb>? verbs) => verbs is null ? "the address gave nothing to play" : null;
}
