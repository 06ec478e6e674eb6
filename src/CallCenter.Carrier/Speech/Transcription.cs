using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Speech;

internal enum TranscriptionStatus { InProgress, Stopped }

/// <summary>Inbound is what the carrier receives from the leg that runs the transcription, outbound what it sends to it.</summary>
internal enum TranscriptionTrack { InboundTrack, OutboundTrack, BothTracks }

internal sealed record TranscriptionPlan
{
    public string? Name { get; init; }

    public WebhookTarget? Callback { get; init; }

    public TranscriptionTrack Track { get; init; } = TranscriptionTrack.BothTracks;

    public string? InboundLabel { get; init; }

    public string? OutboundLabel { get; init; }

    public string Language { get; init; } = "en-US";

    public string Engine { get; init; } = "google";

    public string Model { get; init; } = "telephony";

    public string? Hints { get; init; }

    public bool ProfanityFilter { get; init; } = true;

    public bool Partials { get; init; }

    public bool Punctuation { get; init; } = true;
}

/// <summary>One session of real-time transcription on one leg.</summary>
internal sealed class Transcription(Call call, TranscriptionPlan plan, DateTimeOffset now)
{
    public string Sid { get; } = Hosting.Sid.New("GT");

    public Call Call { get; } = call;

    public TranscriptionPlan Plan { get; } = plan;

    public string Name => Plan.Name ?? Sid;

    public TranscriptionStatus Status { get; set; }

    public DateTimeOffset Updated { get; set; } = now;

    public int NextSequence { get; set; } = 1;

    public bool Hears(TranscriptionTrack track) =>
        Status == TranscriptionStatus.InProgress && (Plan.Track == TranscriptionTrack.BothTracks || Plan.Track == track);
}
