using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

/// <summary>The carrier's resources that we use, one method a verb. Whoever rings somebody shows a permit of the gate.</summary>
public sealed class TwilioClient(CarrierHttp http)
{
    private sealed record CallList(List<CarrierCall> Calls);

    private sealed record ConferenceList(List<CarrierConference> Conferences);

    private sealed record ParticipantList(List<CarrierParticipant> Participants);

    /// <summary>Rings somebody who will hear the document at the address. Never repeated blindly: look the call up first.</summary>
    public Task<CarrierAnswer<CarrierCall>> CreateCallAsync(DialPermit permit, NewCall call) =>
        http.PostAsync<CarrierCall>("/Calls.json",
        [
            new("To", permit.To), new("From", call.From), new("Url", call.Url), new("StatusCallback", call.StatusCallback),
            .. LegEvents, new("Timeout", call.RingSeconds.ToString()),
        ]);

    /// <summary>Rings somebody into a conference, which is made when it does not exist.</summary>
    public Task<CarrierAnswer<CarrierParticipant>> AddParticipantAsync(DialPermit permit, string conference, NewParticipant participant) =>
        http.PostAsync<CarrierParticipant>($"/Conferences/{conference}/Participants.json",
        [
            new("To", permit.To), new("From", participant.From), new("Label", participant.Label), new("Beep", "false"),
            new("EarlyMedia", "true"), new("EndConferenceOnExit", "false"), new("Timeout", participant.RingSeconds.ToString()),
            new("StatusCallback", participant.StatusCallback), .. LegEvents,
        ]);

    public Task<CarrierAnswer<CarrierParticipant>> HoldAsync(string conference, string callSid, bool hold, string holdUrl) =>
        http.PostAsync<CarrierParticipant>($"/Conferences/{conference}/Participants/{callSid}.json",
            [new("Hold", hold ? "true" : "false"), new("HoldUrl", holdUrl), new("HoldMethod", "POST")]);

    public Task<CarrierAnswer<CarrierParticipant>> MuteAsync(string conference, string callSid, bool mute) =>
        http.PostAsync<CarrierParticipant>($"/Conferences/{conference}/Participants/{callSid}.json", [new("Muted", mute ? "true" : "false")]);

    public Task<CarrierAnswer<CarrierConference>> EndConferenceAsync(string conferenceSid) =>
        http.PostAsync<CarrierConference>($"/Conferences/{conferenceSid}.json", [new("Status", "completed")]);

    public Task<CarrierAnswer<CarrierCall>> EndCallAsync(string callSid) =>
        http.PostAsync<CarrierCall>($"/Calls/{callSid}.json", [new("Status", "completed")]);

    public Task<CarrierAnswer<CarrierCall>> FetchCallAsync(string callSid) => http.GetAsync<CarrierCall>($"/Calls/{callSid}.json");

    public Task<CarrierAnswer<CarrierTranscription>> StartTranscriptionAsync(string callSid, NewTranscription wanted) =>
        http.PostAsync<CarrierTranscription>($"/Calls/{callSid}/Transcriptions.json",
        [
            new("Name", wanted.Name), new("Track", "both_tracks"), new("StatusCallbackUrl", wanted.CallbackUrl),
            new("LanguageCode", wanted.Language), new("TranscriptionEngine", wanted.Engine), new("SpeechModel", wanted.Model),
            new("PartialResults", "true"), new("InboundTrackLabel", "customer"), new("OutboundTrackLabel", "agent"),
        ]);

    /// <summary>Live calls to this address that began at or after the instant; the way to find out what a lost answer did.</summary>
    public async Task<CarrierAnswer<IReadOnlyList<CarrierCall>>> CallsToAsync(string to, DateTimeOffset since) =>
        Items<CallList, CarrierCall>(
            await http.GetAsync<CallList>(
                $"/Calls.json?To={Uri.EscapeDataString(to)}&StartTime%3E={Uri.EscapeDataString(since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"))}"),
            l => l.Calls);

    /// <summary>Conferences of this name that are not over, also those that wait for a second person; none is an empty list.</summary>
    public async Task<CarrierAnswer<IReadOnlyList<CarrierConference>>> OpenConferencesAsync(string name) =>
        Items<ConferenceList, CarrierConference>(
            await http.GetAsync<ConferenceList>($"/Conferences.json?FriendlyName={name}"), l => [.. l.Conferences.Where(c => c.Status != "completed")]);

    public async Task<CarrierAnswer<IReadOnlyList<CarrierParticipant>>> ParticipantsAsync(string conferenceSid) =>
        Items<ParticipantList, CarrierParticipant>(
            await http.GetAsync<ParticipantList>($"/Conferences/{conferenceSid}/Participants.json"), l => l.Participants);

    private static KeyValuePair<string, string>[] LegEvents { get; } =
    [
        new("StatusCallbackEvent", "initiated"), new("StatusCallbackEvent", "ringing"),
        new("StatusCallbackEvent", "answered"), new("StatusCallbackEvent", "completed"),
    ];

    private static CarrierAnswer<IReadOnlyList<TItem>> Items<TList, TItem>(CarrierAnswer<TList> answer, Func<TList, IReadOnlyList<TItem>> items) =>
        answer switch
        {
            CarrierAnswer<TList>.Done done => new CarrierAnswer<IReadOnlyList<TItem>>.Done(items(done.Value)),
            CarrierAnswer<TList>.Refused no => new CarrierAnswer<IReadOnlyList<TItem>>.Refused(no.HttpStatus, no.Code, no.Message),
            CarrierAnswer<TList>.Unreachable lost => new CarrierAnswer<IReadOnlyList<TItem>>.Unreachable(lost.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>A leg that hears a document.</summary>
public sealed record NewCall(string From, string Url, string StatusCallback, int RingSeconds);

/// <summary>A leg that joins a conference.</summary>
public sealed record NewParticipant(string From, string Label, string StatusCallback, int RingSeconds);

/// <summary>A transcription of one leg.</summary>
public sealed record NewTranscription(string Name, string CallbackUrl, string Language, string Engine, string Model);
