using System.Text.RegularExpressions;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier;

/// <summary>Which clock the lines go by.</summary>
public enum ClockKind
{
    /// <summary>The machine's.</summary>
    Real,

    /// <summary>One that is moved by request, for tests and rehearsals.</summary>
    Virtual,
}

/// <summary>Section <c>Carrier</c>. Every default is fit for development; nothing here is a secret of a real account.</summary>
public sealed partial class CarrierOptions
{
    /// <summary>Account of the REST paths and user name of Basic authentication: AC and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";

    /// <summary>Password of Basic authentication and key of every webhook signature. The default is public: for development only.</summary>
    public string AuthToken { get; set; } = "0123456789abcdef0123456789abcdef";

    /// <summary>Account of test credentials: nothing is dialled, the magic numbers answer.</summary>
    public string TestAccountSid { get; set; } = "AC00000000000000000000000000000002";

    /// <summary>Password of the test credentials.</summary>
    public string TestAuthToken { get; set; } = "fedcba9876543210fedcba9876543210";

    /// <summary>Additional user names (SK…) with their secrets.</summary>
    public Dictionary<string, string> ApiKeys { get; set; } = [];

    /// <summary>Loopback port; 0 takes any free one.</summary>
    public int Port { get; set; } = 5081;

    /// <summary>Chance of the simulated people: the same seed and number behave alike.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Factor on human delays (ringing, thinking, speaking): 1 as people do, 0 at once.</summary>
    public double Pace { get; set; } = 1.0;

    /// <summary>Factor on the patience of people (silence before "Hello?", waiting on hold), apart from <see cref="Pace"/>.</summary>
    public double Patience { get; set; } = 1.0;

    /// <summary>Calls created by REST that are started per second; the rest waits in the queue.</summary>
    public double CallsPerSecond { get; set; } = 1.0;

    /// <summary>Telephone numbers the account may show as From; empty allows any.</summary>
    public List<string> Numbers { get; set; } = [];

    /// <summary>Asked for TwiML when somebody rings one of the account's numbers; empty: nobody can.</summary>
    public string InboundUrl { get; set; } = "";

    /// <summary>Asked when <see cref="InboundUrl"/> gives no TwiML.</summary>
    public string InboundFallbackUrl { get; set; } = "";

    /// <summary>Told when a call of somebody who rang is over.</summary>
    public string InboundStatusCallback { get; set; } = "";

    /// <summary>Told of text messages to one of the account's numbers.</summary>
    public string InboundMessageUrl { get; set; } = "";

    /// <summary>Number or client address to persona key; wins over the last digits.</summary>
    public Dictionary<string, string> Personas { get; set; } = [];

    /// <summary>Persona key to its share of all telephones in percent, drawn by seed and number; what is left of 100 goes by the last digits.</summary>
    public Dictionary<string, int> Mix { get; set; } = [];

    /// <summary>Real, or Virtual: it stands still until <c>POST /simulator/clock</c> moves it.</summary>
    public ClockKind Clock { get; set; }

    /// <summary>Where the virtual clock begins; null for now.</summary>
    public DateTimeOffset? ClockStart { get; set; }

    /// <summary>Faults of webhook delivery.</summary>
    public FaultOptions Faults { get; set; } = new();

    /// <summary>How long ended calls can still be fetched.</summary>
    public TimeSpan KeepEndedFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many ended calls can still be fetched.</summary>
    public int KeepEnded { get; set; } = 10_000;

    internal void Validate()
    {
        Require(AccountPattern().IsMatch(AccountSid), "AccountSid", "AC and 32 hexadecimal digits");
        Require(AccountPattern().IsMatch(TestAccountSid) && TestAccountSid != AccountSid, "TestAccountSid", "AC and 32 hexadecimal digits, unlike AccountSid");
        Require(AuthToken.Length >= 8, "AuthToken", "at least 8 characters");
        Require(TestAuthToken.Length >= 8, "TestAuthToken", "at least 8 characters");
        Require(Port is >= 0 and <= 65535, "Port", "0 to 65535");
        Require(Pace is >= 0 and <= 100, "Pace", "0 to 100");
        Require(Patience is > 0 and <= 100, "Patience", "above 0, at most 100");
        Require(CallsPerSecond is > 0 and <= 10_000, "CallsPerSecond", "above 0, at most 10000");
        foreach (var (key, url) in new[] { ("InboundUrl", InboundUrl), ("InboundFallbackUrl", InboundFallbackUrl), ("InboundStatusCallback", InboundStatusCallback), ("InboundMessageUrl", InboundMessageUrl) })
        {
            Require(url.Length == 0 || WebhookTarget.IsValid(url), key, "an absolute http or https address, or empty");
        }

        Require(KeepEnded >= 0, "KeepEnded", "0 or more");
        Require(Faults.Fault() is null, "Faults", Faults.Fault() ?? "");
    }

    private static void Require(bool holds, string key, string rule)
    {
        if (!holds) throw new InvalidOperationException($"Setting Carrier:{key} must be: {rule}.");
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountPattern();
}
