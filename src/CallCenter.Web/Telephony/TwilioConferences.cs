using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

public sealed partial class TwilioClient
{
    private sealed record ConferencePage(List<CarrierConference> Conferences, string? NextPageUri) : IPage<CarrierConference>
    {
        public IReadOnlyList<CarrierConference> Items => Conferences;
    }

    private sealed record ParticipantPage(List<CarrierParticipant> Participants, string? NextPageUri) : IPage<CarrierParticipant>
    {
        public IReadOnlyList<CarrierParticipant> Items => Participants;
    }

    /// <summary>Conferences of this name that are not over, also those that wait for a second person; none is an empty list.</summary>
    public async Task<CarrierAnswer<IReadOnlyList<CarrierConference>>> OpenConferencesAsync(string name) =>
        await PagesAsync<ConferencePage, CarrierConference>($"/Conferences.json?FriendlyName={Uri.EscapeDataString(name)}", mostPages: 3) switch
        {
            CarrierAnswer<IReadOnlyList<CarrierConference>>.Done { Value: var found } => new CarrierAnswer<IReadOnlyList<CarrierConference>>.Done(
                [.. found.Where(c => c.Status != CarrierConferenceStatus.Completed)]),
            var answer => answer,
        };

    public Task<CarrierAnswer<CarrierConference>> FetchConferenceAsync(string conferenceSid) =>
        http.SendAsync<CarrierConference>(CarrierRequest.Get($"/Conferences/{conferenceSid}.json"));

    public Task<CarrierAnswer<CarrierConference>> EndConferenceAsync(string conferenceSid) =>
        http.SendAsync<CarrierConference>(CarrierRequest.Post($"/Conferences/{conferenceSid}.json", [new("Status", "completed")]));

    public Task<CarrierAnswer<IReadOnlyList<CarrierParticipant>>> ParticipantsAsync(string conferenceSid) =>
        PagesAsync<ParticipantPage, CarrierParticipant>($"/Conferences/{conferenceSid}/Participants.json", mostPages: 3);

    /// <summary>Rings somebody into a conference, which is made when it does not exist.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> AddParticipantAsync(DialPermit permit, string conference, NewParticipant wanted) =>
        http.SendAsync<CarrierParticipant>(CarrierRequest.Post($"/Conferences/{conference}/Participants.json",
        [
            new("To", permit.To), new("From", wanted.From), new("Label", wanted.Label), new("Beep", "false"),
            new("EarlyMedia", "true"), new("EndConferenceOnExit", "false"), new("Timeout", wanted.RingSeconds.ToString()),
            new("StatusCallback", wanted.StatusCallback), .. LegEvents, .. Manner(wanted),
        ]) with
        { Again = Again.OnlyUnsent });

    /// <summary>Takes somebody aside to the music, or back.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> HoldAsync(string conference, string callSid, bool hold, string holdUrl) =>
        UpdateAsync(conference, callSid, [new("Hold", Flag(hold)), new("HoldUrl", holdUrl), new("HoldMethod", "POST")]);

    /// <summary>Takes somebody's microphone away, or gives it back.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> MuteAsync(string conference, string callSid, bool mute) =>
        UpdateAsync(conference, callSid, [new("Muted", Flag(mute))]);

    /// <summary>Lets one participant alone hear the coach; without anybody to coach all hear them, as far as they are not muted.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> CoachAsync(string conference, string callSid, Coaching coaching) =>
        UpdateAsync(conference, callSid, coaching.CallSid is { } coached
            ? [new("Coaching", "true"), new("CallSidToCoach", coached), new("Muted", Flag(coaching.Muted))]
            : [new("Coaching", "false"), new("Muted", Flag(coaching.Muted))]);

    /// <summary>Says something to one participant; the others do not hear it.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> AnnounceAsync(string conference, string callSid, string url) =>
        UpdateAsync(conference, callSid, [new("AnnounceUrl", url), new("AnnounceMethod", "POST")]);

    /// <summary>Shows somebody out; gone already is done.</summary>
    public async Task<CarrierAnswer<CarrierNothing>> KickAsync(string conference, string callSid) =>
        await http.SendAsync<CarrierNothing>(CarrierRequest.Delete($"/Conferences/{conference}/Participants/{callSid}.json")) switch
        {
            CarrierAnswer<CarrierNothing>.Refused { Reason: CarrierRefusal.NotFound } => new CarrierAnswer<CarrierNothing>.Done(new()),
            var answer => answer,
        };

    private Task<CarrierAnswer<CarrierParticipant>> UpdateAsync(string conference, string callSid, IReadOnlyList<KeyValuePair<string, string>> form) =>
        http.SendAsync<CarrierParticipant>(CarrierRequest.Post($"/Conferences/{conference}/Participants/{callSid}.json", form));

    private static IEnumerable<KeyValuePair<string, string>> Manner(NewParticipant wanted)
    {
        if (wanted.ConferenceCallback is { } url)
        {
            yield return new("ConferenceStatusCallback", url);
            foreach (var name in new[] { "start", "end", "join", "leave", "mute", "hold" }) yield return new("ConferenceStatusCallbackEvent", name);
        }
        if (wanted.Muted) yield return new("Muted", "true");
        if (wanted.Coached is { } coached)
        {
            yield return new("Coaching", "true");
            yield return new("CallSidToCoach", coached);
        }
        if (wanted.MachineCallback is not { } machine) yield break;
        yield return new("MachineDetection", "DetectMessageEnd");
        yield return new("AmdStatusCallback", machine);
        yield return new("AmdStatusCallbackMethod", "POST");
    }
}

/// <summary>A leg that joins a conference.</summary>
public sealed record NewParticipant(string From, string Label, string StatusCallback, int RingSeconds)
{
    /// <summary>Where the conference reports; what its first participant says counts.</summary>
    public string? ConferenceCallback { get; init; }

    /// <summary>Where an answering machine is reported; none looks for none.</summary>
    public string? MachineCallback { get; init; }

    /// <summary>Joins without a microphone.</summary>
    public bool Muted { get; init; }

    /// <summary>The one participant that hears this one.</summary>
    public string? Coached { get; init; }
}

/// <summary>How a supervisor takes part: coaching one participant, silent, or heard by all.</summary>
public sealed record Coaching(string? CallSid, bool Muted);
