using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Telephony;
using Microsoft.Extensions.Options;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>The product's client without the product around it.</summary>
internal static class Sender
{
    public static TwilioClient Client(string url, Action<TelephonyOptions>? set = null)
    {
        var settings = new TelephonyOptions
        {
            Carrier = CarrierKind.Twilio,
            AccountSid = "AC00000000000000000000000000000001",
            AuthToken = "0123456789abcdef0123456789abcdef",
            ApiUrl = url,
            AnswerWithin = TimeSpan.FromSeconds(10),
        };
        set?.Invoke(settings);
        var options = Options.Create(settings);
        return new TwilioClient(new CarrierHttp(new Clients(), options, new CarrierAddress(options)));
    }

    /// <summary>A permit of the gate for a telephone or a softphone.</summary>
    public static DialPermit Permit(string to)
    {
        var allowed = LegGate.Decide(to, new LegRules(["+1500555", "+86"], [], MostPerDay: 50), madeToday: 0);
        return LegGate.Permit(Assert.IsType<LegAnswer.Allowed>(allowed), Guid.NewGuid(), 1, DateTimeOffset.UnixEpoch);
    }

    /// <summary>A permit of the gate for a message.</summary>
    public static MessagePermit MessagePermit(string to)
    {
        var facts = new GateFacts(
            CalendarZones.China, CallbackKind.SecondCallback, new(PhoneNumber.Stored(to)), new(CallPurpose.Service), [], AttemptFacts.None, GateRules.Default);
        var noon = new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
        return Assert.IsType<MessageAnswer.Allowed>(MessageGate.Decide(new(facts, Owed: true, [], 3), Guid.NewGuid(), noon)).Permit;
    }

    private sealed class Clients : IHttpClientFactory
    {
        private static readonly SocketsHttpHandler Handler = new();

        public HttpClient CreateClient(string name) => new(Handler, disposeHandler: false);
    }
}
