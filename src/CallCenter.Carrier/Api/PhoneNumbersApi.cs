using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Api;

internal sealed class PhoneNumbersApi(NumberBook book, CarrierOptions options, Timing timing)
{
    public IResult List(HttpRequest request)
    {
        var (number, name) = (request.Query["PhoneNumber"].ToString(), request.Query["FriendlyName"].ToString());
        var found = book.All.Where(n => n.PhoneNumber.Contains(number, StringComparison.Ordinal) && (name.Length == 0 || n.FriendlyName == name)).ToList();
        return new Listing<OwnNumber>("incoming_phone_numbers", found, n => n.Sid, n => PhoneNumberResource.Of(n, options.AccountSid)).Page(request);
    }

    public IResult Fetch(HttpContext context, string sid) =>
        book.BySid(sid) is { } found ? Shown(found, StatusCodes.Status200OK) : RestErrors.NotFound(context);

    public async Task<IResult> Create(HttpRequest request, string account)
    {
        var form = await FormReader.Of(request);
        var wanted = form.Text("PhoneNumber");
        var test = account == options.TestAccountSid;
        if ((test ? Numbers.CheckMagicPurchase(wanted) : Numbers.CheckPurchase(wanted)) is { } refused) return RestErrors.Refuse(refused);
        var number = Changed(book.New(wanted ?? "", timing.Now), form);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        if (!test) book.Put(number);
        return Shown(number, StatusCodes.Status201Created);
    }

    public async Task<IResult> Update(HttpRequest request, string sid)
    {
        var form = await FormReader.Of(request);
        if (book.BySid(sid) is not { } found) return RestErrors.NotFound(request.HttpContext);
        var changed = Changed(found, form) with { Updated = timing.Now };
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        book.Put(changed);
        return Shown(changed, StatusCodes.Status200OK);
    }

    public IResult Delete(HttpContext context, string sid) =>
        book.BySid(sid) is { } found && book.Remove(found) ? Results.NoContent() : RestErrors.NotFound(context);

    private IResult Shown(OwnNumber number, int status) => Results.Json(PhoneNumberResource.Of(number, options.AccountSid), Wire.Json, statusCode: status);

    private static OwnNumber Changed(OwnNumber number, FormReader form) => number with
    {
        FriendlyName = form.Text("FriendlyName") ?? number.FriendlyName,
        Voice = form.Target("VoiceUrl", "VoiceMethod") ?? number.Voice,
        VoiceFallback = form.Target("VoiceFallbackUrl", "VoiceFallbackMethod") ?? number.VoiceFallback,
        Status = form.Target("StatusCallback") ?? number.Status,
        Message = form.Target("SmsUrl", "SmsMethod") ?? number.Message,
    };
}

/// <summary>A number as REST shows it.</summary>
internal sealed record PhoneNumberResource(string Sid, string AccountSid, string PhoneNumber, string FriendlyName)
{
    public string? AddressSid => null;

    public string AddressRequirements => "none";

    public string ApiVersion => "2010-04-01";

    public bool Beta => false;

    public Dictionary<string, bool> Capabilities => new() { ["voice"] = true, ["sms"] = true, ["mms"] = false, ["fax"] = false };

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public string Origin => "twilio";

    public string? VoiceUrl { get; init; }

    public required string VoiceMethod { get; init; }

    public string? VoiceFallbackUrl { get; init; }

    public required string VoiceFallbackMethod { get; init; }

    public bool VoiceCallerIdLookup => false;

    public string? VoiceApplicationSid => null;

    public string VoiceReceiveMode => "voice";

    public string? StatusCallback { get; init; }

    public required string StatusCallbackMethod { get; init; }

    public string? SmsUrl { get; init; }

    public required string SmsMethod { get; init; }

    public string? SmsFallbackUrl => null;

    public string SmsFallbackMethod => "POST";

    public string? SmsApplicationSid => null;

    public string? TrunkSid => null;

    public string? IdentitySid => null;

    public string? BundleSid => null;

    public string EmergencyStatus => "Inactive";

    public string? EmergencyAddressSid => null;

    public string EmergencyAddressStatus => "unregistered";

    public string Status => "in-use";

    public string Type => "local";

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json";

    public static PhoneNumberResource Of(OwnNumber number, string account) => new(number.Sid, account, number.PhoneNumber, number.FriendlyName)
    {
        DateCreated = Wire.Date(number.Created),
        DateUpdated = Wire.Date(number.Updated),
        VoiceUrl = number.Voice?.Asked,
        VoiceMethod = Method(number.Voice),
        VoiceFallbackUrl = number.VoiceFallback?.Asked,
        VoiceFallbackMethod = Method(number.VoiceFallback),
        StatusCallback = number.Status?.Asked,
        StatusCallbackMethod = Method(number.Status),
        SmsUrl = number.Message?.Asked,
        SmsMethod = Method(number.Message),
    };

    private static string Method(WebhookTarget? target) => target?.Verb == Verb.Get ? "GET" : "POST";
}
