namespace CallCenter.Web.Telephony;

public sealed partial class TwilioClient
{
    /// <summary>Stands for the recording that runs, where its name is not known yet.</summary>
    public const string CurrentRecording = "Twilio.CURRENT";

    /// <summary>Records both sides of a leg, each on a channel of its own.</summary>
    public Task<CarrierAnswer<CarrierRecording>> StartRecordingAsync(string callSid, string callback) =>
        http.SendAsync<CarrierRecording>(CarrierRequest.Post($"/Calls/{callSid}/Recordings.json",
        [
            new("RecordingChannels", "dual"), new("RecordingTrack", "both"), new("RecordingStatusCallback", callback),
            new("RecordingStatusCallbackMethod", "POST"), new("RecordingStatusCallbackEvent", "in-progress"),
            new("RecordingStatusCallbackEvent", "completed"), new("RecordingStatusCallbackEvent", "absent"),
        ]) with
        { Again = Again.OnlyUnsent });

    /// <summary>Leaves out what is said from now on: no silence in its place, so that nobody hears how long a card number is.</summary>
    public Task<CarrierAnswer<CarrierRecording>> PauseRecordingAsync(string callSid, string recordingSid) =>
        ChangeRecordingAsync(callSid, recordingSid, [new("Status", "paused"), new("PauseBehavior", "skip")]);

    public Task<CarrierAnswer<CarrierRecording>> ResumeRecordingAsync(string callSid, string recordingSid) =>
        ChangeRecordingAsync(callSid, recordingSid, [new("Status", "in-progress")]);

    public Task<CarrierAnswer<CarrierRecording>> StopRecordingAsync(string callSid, string recordingSid) =>
        ChangeRecordingAsync(callSid, recordingSid, [new("Status", "stopped")]);

    public Task<CarrierAnswer<CarrierRecording>> FetchRecordingAsync(string recordingSid) =>
        http.SendAsync<CarrierRecording>(CarrierRequest.Get($"/Recordings/{recordingSid}.json"));

    /// <summary>Writes the sound of a recording, as WAV, to the stream; whether it came whole.</summary>
    public Task<bool> SaveMediaAsync(string recordingSid, Stream target) => http.SaveAsync(CarrierRequest.Get($"/Recordings/{recordingSid}.wav"), target);

    /// <summary>Writes down both sides of a leg.</summary>
    public Task<CarrierAnswer<CarrierTranscription>> StartTranscriptionAsync(string callSid, NewTranscription wanted) =>
        http.SendAsync<CarrierTranscription>(CarrierRequest.Post($"/Calls/{callSid}/Transcriptions.json",
        [
            new("Name", wanted.Name), new("Track", "both_tracks"), new("StatusCallbackUrl", wanted.CallbackUrl),
            new("LanguageCode", wanted.Language), new("TranscriptionEngine", wanted.Engine), new("SpeechModel", wanted.Model),
            new("PartialResults", "true"), new("InboundTrackLabel", "customer"), new("OutboundTrackLabel", "agent"),
        ]) with
        { Again = Again.OnlyUnsent });

    /// <summary>Stops writing, by the transcription's sid or name.</summary>
    public Task<CarrierAnswer<CarrierTranscription>> StopTranscriptionAsync(string callSid, string transcription) =>
        http.SendAsync<CarrierTranscription>(CarrierRequest.Post($"/Calls/{callSid}/Transcriptions/{Uri.EscapeDataString(transcription)}.json", [new("Status", "stopped")]));

    private Task<CarrierAnswer<CarrierRecording>> ChangeRecordingAsync(
        string callSid, string recordingSid, IReadOnlyList<KeyValuePair<string, string>> form) =>
        http.SendAsync<CarrierRecording>(CarrierRequest.Post($"/Calls/{callSid}/Recordings/{recordingSid}.json", form));
}

/// <summary>A transcription of one leg.</summary>
public sealed record NewTranscription(string Name, string CallbackUrl, string Language, string Engine, string Model);
