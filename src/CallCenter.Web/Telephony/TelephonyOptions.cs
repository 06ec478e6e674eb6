using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

/// <summary>Which carrier carries the calls.</summary>
public enum CarrierKind
{
    /// <summary>The stand-in on loopback, in this process or alone.</summary>
    Simulator,

    /// <summary>Twilio.</summary>
    Twilio,
}

/// <summary>Who says the recording notice. domain §2.</summary>
public enum NoticeBy
{
    /// <summary>The agent, as the second sentence of the script.</summary>
    Agent,

    /// <summary>The machine, when the customer has answered.</summary>
    Machine,
}

/// <summary>What is done where a machine answers instead of a person.</summary>
public enum VoicemailWay
{
    /// <summary>Nobody looks whether it is a machine.</summary>
    Ignore,

    /// <summary>The line is put down.</summary>
    HangUp,

    /// <summary>The prompt is left, then the line is put down.</summary>
    LeavePrompt,
}

/// <summary>A number of ours and the region whose customers see it.</summary>
public sealed class OwnNumber
{
    /// <summary>E.164.</summary>
    public string Number { get; set; } = "";

    /// <summary>Beginning of the region in customers' files.</summary>
    public string Region { get; set; } = "";
}

/// <summary>Section <c>Telephony</c>: the account, our numbers and the address the carrier reaches us at.</summary>
public sealed class TelephonyOptions
{
    /// <summary>Simulator in Development; Production has no default.</summary>
    public CarrierKind? Carrier { get; set; }
    public string AccountSid { get; set; } = "";

    /// <summary>Secret: from the environment or a secret store, never from a file in the repository.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>Key of the REST interface and of the softphone's passes (SK…); empty uses the account's own token, without a softphone.</summary>
    public string ApiKeySid { get; set; } = "";

    /// <summary>Secret of the key; like AuthToken never in a file. Webhooks stay signed with AuthToken.</summary>
    public string ApiKeySecret { get; set; } = "";

    /// <summary>Our number, E.164, shown to customers.</summary>
    public string From { get; set; } = "";

    /// <summary>Other numbers of ours; customers see the one of their region.</summary>
    public IList<OwnNumber> Numbers { get; init; } = [];

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

    /// <summary>Calls we create per second over all nodes; empty: 1 with Twilio, as its accounts begin, and the simulator's own rate with it.</summary>
    public double? CallsPerSecond { get; set; }

    /// <summary>Within which a request to the carrier is answered, its repeats included.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Seconds until a customer counts as not answering.</summary>
    public int RingSeconds { get; set; } = 45;

    /// <summary>How long a customer who rings us waits for an agent before a time is offered.</summary>
    public TimeSpan CallerWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls are recorded, from the recording notice on.</summary>
    public bool Recording { get; set; } = true;

    /// <summary>Folder of the sound of recordings, relative to the content root.</summary>
    public string RecordingFolder { get; set; } = "data/recordings";

    /// <summary>Agents see that a supervisor listens. Whispering, speaking and taking over they see always.</summary>
    public bool ListenersSeen { get; set; } = true;

    /// <summary>Who says the recording notice.</summary>
    public NoticeBy Notice { get; set; } = NoticeBy.Agent;

    /// <summary>What is done where a machine answers.</summary>
    public VoicemailWay Voicemail { get; set; } = VoicemailWay.Ignore;

    /// <summary>Customers are asked by keys how it was, after the agent has hung up.</summary>
    public bool Survey { get; set; }

    /// <summary>Beginnings of telephones that may be rung beside customers, E.164.</summary>
    public IList<string> LegPrefixes { get; init; } = [];

    /// <summary>Single numbers of departments that may be rung, E.164.</summary>
    public IList<string> LegNumbers { get; init; } = [];

    /// <summary>How many such telephones an agent may ring in a day.</summary>
    public int LegsPerDay { get; set; } = 50;

    /// <summary>Who speaks the prompts, by language of the call.</summary>
    public Dictionary<string, string> Voices { get; set; } = new(StringComparer.Ordinal)
    {
        ["zh-CN"] = "Polly.Zhiyu",
        ["en"] = "Polly.Joanna",
    };
    public string TranscriptionEngine { get; set; } = "google";
    public string TranscriptionModel { get; set; } = "chirp";

    /// <summary>Language codes of the transcription by language of the call.</summary>
    public Dictionary<string, string> TranscriptionLanguages { get; set; } = new(StringComparer.Ordinal)
    {
        ["zh-CN"] = "cmn-Hans-CN",
        ["en"] = "en-US",
    };

    /// <summary>Who we are to the REST interface: the key where there is one.</summary>
    internal (string User, string Secret) RestCredentials => ApiKeySid.Length > 0 ? (ApiKeySid, ApiKeySecret) : (AccountSid, AuthToken);

    internal LegRules Legs => new([.. LegPrefixes], [.. LegNumbers], LegsPerDay);

    internal Voice VoiceOf(string locale) => new(locale == "en" ? "en-US" : "cmn-CN", Voices.GetValueOrDefault(locale, "Polly.Zhiyu"));

    /// <summary>The number a customer of this region sees.</summary>
    internal string FromFor(string? region) =>
        Numbers.FirstOrDefault(n => region is not null && n.Region.Length > 0 && region.StartsWith(n.Region, StringComparison.Ordinal))?.Number ?? From;

    internal double Rate => CallsPerSecond ?? (Carrier == CarrierKind.Simulator ? SimulatorCallsPerSecond : 1);
}
