using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Prompts;
using CallCenter.Web.Calls;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>What is done on a line while people talk: hold, mute, record, write down, say, ask.</summary>
public sealed class LineTalk(
    TwilioClient carrier, CallAddresses addresses, AgentLines lines, CallFeed feed, IOptions<TelephonyOptions> options, IServiceProvider services)
{
    private static readonly Actor Follower = new Actor.Carrier();

    /// <summary>A transcription that keeps failing is not started for ever.</summary>
    private const int MostTranscriptionErrors = 3;

    // The desk hands work to the line and the line reports to the desk: the circle is closed here, at first use.
    private CallDesk Desk => services.GetRequiredService<CallDesk>();

    public async Task HoldAsync(CallState state)
    {
        if (state is not { ConferenceSid: { } conference, Customer: { Sid: { } sid, Up: true } }) return;
        var answer = await carrier.HoldAsync(conference, sid, state.HoldSince is not null, addresses.HoldMusic(state.Id));
        if (answer is not CarrierAnswer<CarrierParticipant>.Done) Trouble(state, LineTrouble.HoldFailed);
    }

    public async Task MuteAsync(CallState state)
    {
        if (state is not { ConferenceSid: { } conference, Agent: { Sid: { } sid, Up: true } }) return;
        if (await carrier.MuteAsync(conference, sid, state.Muted) is not CarrierAnswer<CarrierParticipant>.Done) Trouble(state, LineTrouble.MuteFailed);
    }

    /// <summary>Says the recording notice to the customer alone; the carrier reports its end.</summary>
    public async Task NoticeAsync(CallState state)
    {
        if (state.NoticeAt is null && options.Value.Notice == NoticeBy.Machine) await SayAsync(state, Prompt.RecordingNotice);
    }

    /// <summary>Says one sentence to the customer.</summary>
    public async Task SayAsync(CallState state, Prompt prompt)
    {
        if (state is { ConferenceSid: { } conference, Customer: { Sid: { } sid, Up: true } })
            await carrier.AnnounceAsync(conference, sid, addresses.Say(state.Id, prompt));
    }

    /// <summary>Records and writes down, from the notice on and not while something sensitive is said. domain §2.</summary>
    public async Task KeepAsync(CallState state)
    {
        if (state is not { NoticeAt: not null, Customer: { Sid: { } sid, Up: true }, Machine: null }) return;
        await RecordAsync(state, sid);
        if (!state.Sensitive && state.Transcription is not { Running: true }) await TranscribeAsync(state, sid);
    }

    public async Task SensitiveAsync(CallState state)
    {
        if (state.Customer is not { Sid: { } sid, Up: true }) return;
        if (state.Recording is { Running: true, Sid: var recording })
        {
            var done = state.Sensitive
                ? await carrier.PauseRecordingAsync(sid, recording) : await carrier.ResumeRecordingAsync(sid, recording);
            if (done is not CarrierAnswer<CarrierRecording>.Done) Trouble(state, LineTrouble.RecordingFailed);
        }
        if (!state.Sensitive) await KeepAsync(state);
        else if (state.Transcription is { Running: true, Sid: var transcription }) await StopAsync(state, sid, transcription);
    }

    /// <summary>A transcription that broke is begun again, a few times.</summary>
    public Task MendAsync(CallState state) => state.TranscriptionErrors < MostTranscriptionErrors ? KeepAsync(state) : Told(state, LineTrouble.TranscriptionFailed);

    public async Task MachineAsync(CallState state)
    {
        if (state.Customer is not { Sid: { } sid, EndedAt: null }) return;
        if (state.Machine == MachineKind.Mailbox && await lines.VoicemailOfAsync(state) == VoicemailWay.LeavePrompt) await carrier.RedirectCallAsync(sid, addresses.Voicemail(state.Id));
        else await carrier.EndCallAsync(sid);
    }

    /// <summary>The customer leaves the conference for the questions; the agent is free.</summary>
    public async Task SurveyAsync(CallState state)
    {
        if (state.Customer is not { Sid: { } sid, Up: true }) return;
        if (await carrier.RedirectCallAsync(sid, addresses.Survey(state.Id)) is not CarrierAnswer<CarrierCall>.Done) await carrier.EndCallAsync(sid);
    }

    private async Task RecordAsync(CallState state, string sid)
    {
        if (state.Recording is { Running: true } || !options.Value.Recording) return;
        if (await carrier.StartRecordingAsync(sid, addresses.Recording(state.Id)) is CarrierAnswer<CarrierRecording>.Done { Value.Sid: var recording })
            await Desk.SendAsync(Follower, state.Id, new ReportRecordingStarted(recording));
        else Trouble(state, LineTrouble.RecordingFailed);
    }

    private async Task TranscribeAsync(CallState state, string sid)
    {
        var language = options.Value.TranscriptionLanguages.GetValueOrDefault(state.Order.Locale, "en-US");
        var answer = await carrier.StartTranscriptionAsync(sid, new(
            CallAddresses.ConferenceName(state.Id), addresses.Transcription(state.Id), language,
            options.Value.TranscriptionEngine, options.Value.TranscriptionModel));
        if (answer is CarrierAnswer<CarrierTranscription>.Done done)
            await Desk.SendAsync(Follower, state.Id, new ReportTranscriptionStarted(done.Value.Sid));
        else Trouble(state, LineTrouble.TranscriptionFailed);
    }

    private async Task StopAsync(CallState state, string sid, string transcription)
    {
        if (await carrier.StopTranscriptionAsync(sid, transcription) is CarrierAnswer<CarrierTranscription>.Done)
            await Desk.SendAsync(Follower, state.Id, new ReportTranscriptionEnded(transcription, null));
        else Trouble(state, LineTrouble.TranscriptionFailed);
    }

    private Task Told(CallState state, LineTrouble what)
    {
        Trouble(state, what);
        return Task.CompletedTask;
    }

    private void Trouble(CallState state, LineTrouble what) => feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, what));
}
