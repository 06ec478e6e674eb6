using CallCenter.Core.Campaigns;
using CallCenter.Core.People;
using CallCenter.Core.Prompts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Telephony;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Settings;

/// <summary>What must be there before calls can be made.</summary>
public enum LineCheck
{
    Account,
    PublicUrl,
    From,
    Rate,
    Transcription,
    Recording,
    Softphone,
    Legs,
    Inbound,
    Messages,
    Folder,
}

/// <summary>One line of the check list.</summary>
/// <param name="What">What is looked at.</param>
/// <param name="Ready">It is there.</param>
/// <param name="Setting">The key that mends it.</param>
/// <param name="Found">What was found; never a secret.</param>
public sealed record CheckLine(LineCheck What, bool Ready, string Setting, string Found);

/// <summary>What came of a test call.</summary>
/// <param name="Refusal">Key of the words that say why not; none when it rings.</param>
public sealed record TestCallReply(string? Refusal);

/// <summary>Looks whether the line is ready, and rings a number to hear it.</summary>
public sealed class TelephonyChecks(
    TwilioClient carrier, CallSlots slots, CallAddresses addresses, Softphone softphone, RecordingShelf shelf, OfficeClock clock, IOptions<TelephonyOptions> options)
{
    public async Task<IReadOnlyList<CheckLine>> LookAsync()
    {
        var o = options.Value;
        return
        [
            await AccountAsync(o),
            new(LineCheck.PublicUrl, Reachable(o), "Telephony:PublicUrl", o.PublicUrl),
            new(LineCheck.From, o.From.StartsWith('+'), "Telephony:From", o.From),
            new(LineCheck.Rate, o.Rate >= 1, "Telephony:CallsPerSecond", $"{o.Rate:0.##}"),
            new(LineCheck.Transcription, o.TranscriptionEngine.Length > 0 && o.TranscriptionModel.Length > 0 && o.TranscriptionLanguages.Count > 0,
                "Telephony:TranscriptionEngine", $"{o.TranscriptionEngine} · {o.TranscriptionModel}"),
            new(LineCheck.Recording, o.Recording, "Telephony:Recording", o.Recording ? $"{o.Notice}" : ""),
            new(LineCheck.Softphone, softphone.Available || o.Carrier == CarrierKind.Simulator, "Telephony:ApiKeySid", softphone.Built ? "@twilio/voice-sdk" : ""),
            .. await NumberAsync(o),
            new(LineCheck.Folder, shelf.Writable(), "Telephony:RecordingFolder", o.RecordingFolder),
            new(LineCheck.Legs, o.LegPrefixes.Count + o.LegNumbers.Count > 0, "Telephony:LegNumbers", string.Join(' ', o.LegPrefixes.Concat(o.LegNumbers).Take(4))),
        ];
    }

    /// <summary>Rings a number of the list; whoever answers hears one sentence. Nothing is recorded, nobody is called back.</summary>
    public async Task<TestCallReply> CallAsync(Actor.Person actor, string number)
    {
        if (Rights.Allow(actor, Act.ManageSettings, Subject.None) is not RightsAnswer.Allowed) return new("CallRefusal.NotAllowed");
        if (LegGate.Decide(number, options.Value.Legs, 0) is not LegAnswer.Allowed allowed)
            return new($"LegRefusal.{((LegAnswer.Denied)LegGate.Decide(number, options.Value.Legs, 0)).Reason}");
        await slots.TakeAsync();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var answer = await carrier.CreateCallAsync(LegGate.Permit(allowed, id, 1, clock.GetUtcNow()), new(
            options.Value.From, addresses.Say(id, Prompt.RecordingNotice), addresses.Status(id, Core.Calls.Leg.Customer), options.Value.RingSeconds, addresses.Fallback));
        return new(answer switch
        {
            CarrierAnswer<CarrierCall>.Done => null,
            CarrierAnswer<CarrierCall>.Refused => "LineTrouble.Refused",
            _ => "LineTrouble.Unreachable",
        });
    }

    /// <summary>Whether our number asks us when somebody rings or writes: the addresses are entered with the number at the carrier.</summary>
    private async Task<IReadOnlyList<CheckLine>> NumberAsync(TelephonyOptions o)
    {
        var number = await carrier.NumbersAsync(o.From) is CarrierAnswer<IReadOnlyList<CarrierNumber>>.Done { Value: [var first, ..] } ? first : null;
        return
        [
            new(LineCheck.Inbound, Asks(number?.VoiceUrl, addresses.Inbound) && Asks(number?.StatusCallback, addresses.InboundStatus), Bare(addresses.Inbound), Bare(number?.VoiceUrl)),
            new(LineCheck.Messages, Asks(number?.SmsUrl, addresses.InboundMessage), Bare(addresses.InboundMessage), Bare(number?.SmsUrl)),
        ];
    }

    // Wishes for repeats are nice to have; the address is what counts.
    private static bool Asks(string? entered, string ours) =>
        string.Equals(Bare(entered), Bare(ours), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string? url) => url?.Split('#')[0] ?? "";

    private async Task<CheckLine> AccountAsync(TelephonyOptions o) => await carrier.ListCallsAsync(new(PageSize: 1, MostPages: 1)) switch
    {
        CarrierAnswer<IReadOnlyList<CarrierCall>>.Done => new(LineCheck.Account, true, "Telephony:AccountSid", $"{o.Carrier} · {o.AccountSid[..6]}…"),
        CarrierAnswer<IReadOnlyList<CarrierCall>>.Refused refused => new(LineCheck.Account, false, "Telephony:AuthToken", $"{refused.Reason}"),
        _ => new(LineCheck.Account, false, "Telephony:ApiUrl", ""),
    };

    private static bool Reachable(TelephonyOptions o) => Uri.TryCreate(o.PublicUrl, UriKind.Absolute, out var url)
        && (o.Carrier == CarrierKind.Simulator || (url.Scheme == Uri.UriSchemeHttps && !url.IsLoopback));
}
