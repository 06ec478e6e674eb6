namespace CallCenter.Web.Telephony;

/// <summary>Which carrier carries the calls.</summary>
public enum CarrierKind
{
    /// <summary>The stand-in on loopback, in this process or alone.</summary>
    Simulator,

    /// <summary>Twilio.</summary>
    Twilio,
}

/// <summary>Section <c>Telephony</c>: the account, our numbers and the address the carrier reaches us at.</summary>
public sealed class TelephonyOptions
{
    /// <summary>Simulator in Development; Production has no default.</summary>
    public CarrierKind? Carrier { get; set; }
    public string AccountSid { get; set; } = "";

    /// <summary>Secret: from the environment or a secret store, never from a file in the repository.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>Our number, E.164, shown to customers.</summary>
    public string From { get; set; } = "";

    /// <summary>Where the carrier reaches this product, without a trailing slash; signatures are checked on it.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Where the carrier's REST interface is; empty takes Twilio's, or the mounted simulator's.</summary>
    public string ApiUrl { get; set; } = "";

    /// <summary>The simulator runs inside this process.</summary>
    public bool MountSimulator { get; set; } = true;

    /// <summary>Port of the mounted simulator on loopback; 0 takes any.</summary>
    public int SimulatorPort { get; set; } = 5081;

    /// <summary>Factor on all human delays of the mounted simulator.</summary>
    public double SimulatorPace { get; set; } = 1.0;

    /// <summary>Calls the mounted simulator starts per second; the rest waits in its queue.</summary>
    public double SimulatorCallsPerSecond { get; set; } = 20;

    /// <summary>Seconds until a customer counts as not answering.</summary>
    public int RingSeconds { get; set; } = 45;
    public string TranscriptionEngine { get; set; } = "google";
    public string TranscriptionModel { get; set; } = "chirp";

    /// <summary>Language codes of the transcription by language of the call.</summary>
    public Dictionary<string, string> TranscriptionLanguages { get; set; } = new(StringComparer.Ordinal)
    {
        ["zh-CN"] = "cmn-Hans-CN",
        ["en"] = "en-US",
    };
}
