namespace CallCenter.Web.Telephony;

/// <summary>Where the sound of a recording is.</summary>
public enum SoundState
{
    /// <summary>With the carrier; it will be fetched.</summary>
    Wanted,

    /// <summary>Below our folder.</summary>
    Kept,

    /// <summary>The carrier has none.</summary>
    Missing,
}

/// <summary>The sound of one recording of a call.</summary>
public sealed class RecordingFile
{
    /// <summary>The carrier's name of the recording.</summary>
    public required string Sid { get; init; }
    public required Guid CallId { get; init; }
    public required SoundState State { get; set; }
    public int? Seconds { get; set; }
    public int Tries { get; set; }

    /// <summary>Technical time of the next try.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>Below the folder of recordings.</summary>
    public string? Path { get; set; }
    public long Bytes { get; set; }

    /// <summary>Lower-case hex of the file as it was fetched; the call's events say it too.</summary>
    public string? Sha256 { get; set; }
}
