using System.Security.Cryptography;
using System.Text;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Calls;

/// <summary>A telephone number of the account, and where it is asked what to do when somebody rings or writes.</summary>
internal sealed record OwnNumber(string PhoneNumber, DateTimeOffset Created)
{
    public string Sid { get; } = "PN" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PhoneNumber)))[..32];

    public string FriendlyName { get; init; } = PhoneNumber;

    public WebhookTarget? Voice { get; init; }

    public WebhookTarget? VoiceFallback { get; init; }

    public WebhookTarget? Status { get; init; }

    public WebhookTarget? Message { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;
}

/// <summary>The account's numbers: those of the settings, and those bought over REST.</summary>
internal sealed class NumberBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OwnNumber> _numbers;
    private readonly CarrierOptions _options;
    private readonly bool _any;

    public NumberBook(CarrierOptions options, TimeProvider clock)
    {
        _options = options;
        _any = options.Numbers.Count == 0;
        _numbers = options.Numbers.Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => New(n, clock.GetUtcNow()), StringComparer.Ordinal);
    }

    public IReadOnlyList<OwnNumber> All
    {
        get { lock (_gate) return [.. _numbers.Values.OrderBy(n => n.PhoneNumber, StringComparer.Ordinal)]; }
    }

    /// <summary>Whether calls and messages may come from this number; from any, when no number is set.</summary>
    public bool MayShow(string number)
    {
        lock (_gate) return _any || _numbers.ContainsKey(number);
    }

    public OwnNumber? Of(string number, DateTimeOffset now)
    {
        lock (_gate) return _numbers.TryGetValue(number, out var own) ? own : _any ? New(number, now) : null;
    }

    public OwnNumber? BySid(string sid) => All.FirstOrDefault(n => n.Sid == sid);

    /// <summary>A number not yet kept, with the addresses of the settings.</summary>
    public OwnNumber New(string number, DateTimeOffset now) => new(number, now)
    {
        Voice = Target(_options.InboundUrl),
        VoiceFallback = Target(_options.InboundFallbackUrl),
        Status = Target(_options.InboundStatusCallback),
        Message = Target(_options.InboundMessageUrl),
    };

    public void Put(OwnNumber number)
    {
        lock (_gate) _numbers[number.PhoneNumber] = number;
    }

    public bool Remove(OwnNumber number)
    {
        lock (_gate) return _numbers.Remove(number.PhoneNumber);
    }

    private static WebhookTarget? Target(string url) => url.Length > 0 ? WebhookTarget.Of(url) : null;
}
