using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

/// <summary>
/// The carrier's resources that we use, one method a verb, and the only place that knows how they are written on the wire.
/// Whoever rings or writes to somebody shows a permit of a gate. A creation is never repeated blindly: look the call up first.
/// </summary>
public sealed partial class TwilioClient(CarrierHttp http)
{
    private sealed record CallPage(List<CarrierCall> Calls, string? NextPageUri) : IPage<CarrierCall>
    {
        public IReadOnlyList<CarrierCall> Items => Calls;
    }

    /// <summary>Rings somebody who will hear the document at the address.</summary>
    public Task<CarrierAnswer<CarrierCall>> CreateCallAsync(DialPermit permit, NewCall call) =>
        http.SendAsync<CarrierCall>(CarrierRequest.Post("/Calls.json",
        [
            new("To", permit.To), new("From", call.From), new("Url", call.Url), .. Fallback(call.FallbackUrl),
            new("StatusCallback", call.StatusCallback), .. LegEvents, new("Timeout", call.RingSeconds.ToString()),
        ]) with
        { Again = Again.OnlyUnsent });

    public Task<CarrierAnswer<CarrierCall>> FetchCallAsync(string callSid) => http.SendAsync<CarrierCall>(CarrierRequest.Get($"/Calls/{callSid}.json"));

    /// <summary>Lets the leg hear another document.</summary>
    public Task<CarrierAnswer<CarrierCall>> RedirectCallAsync(string callSid, string url) =>
        http.SendAsync<CarrierCall>(CarrierRequest.Post($"/Calls/{callSid}.json", [new("Url", url), new("Method", "POST")]));

    /// <summary>Ends a leg, whether it rings or talks. One that is over already is done.</summary>
    public async Task<CarrierAnswer<CarrierCall>> EndCallAsync(string callSid) =>
        await http.SendAsync<CarrierCall>(CarrierRequest.Post($"/Calls/{callSid}.json", [new("Status", "completed")])) switch
        {
            CarrierAnswer<CarrierCall>.Refused { Reason: CarrierRefusal.NotInProgress } =>
                new CarrierAnswer<CarrierCall>.Done(new(callSid, CarrierCallStatus.Completed, To: null)),
            var answer => answer,
        };

    /// <summary>Calls of the account, the newest first, page after page.</summary>
    public Task<CarrierAnswer<IReadOnlyList<CarrierCall>>> ListCallsAsync(CallSearch search)
    {
        List<string> query = [$"PageSize={search.PageSize}"];
        if (search.To is { } to) query.Add($"To={Uri.EscapeDataString(to)}");
        if (search.From is { } from) query.Add($"From={Uri.EscapeDataString(from)}");
        if (search.Status is { } status) query.Add($"Status={Word(status)}");
        return PagesAsync<CallPage, CarrierCall>($"/Calls.json?{string.Join('&', query)}", search.MostPages);
    }

    /// <summary>Live calls to this address that were made at or after the instant; the way to find out what a lost answer did.</summary>
    public async Task<CarrierAnswer<IReadOnlyList<CarrierCall>>> CallsToAsync(string to, DateTimeOffset since) =>
        await ListCallsAsync(new(to, PageSize: 20, MostPages: 1)) switch
        {
            CarrierAnswer<IReadOnlyList<CarrierCall>>.Done { Value: var found } => new CarrierAnswer<IReadOnlyList<CarrierCall>>.Done(
                [.. found.Where(c => c.Status is CarrierCallStatus.Queued or CarrierCallStatus.Initiated or CarrierCallStatus.Ringing or CarrierCallStatus.InProgress
                    && !(c.DateCreated < since))]),
            var answer => answer,
        };

    private static KeyValuePair<string, string>[] LegEvents { get; } =
    [
        new("StatusCallbackEvent", "initiated"), new("StatusCallbackEvent", "ringing"),
        new("StatusCallbackEvent", "answered"), new("StatusCallbackEvent", "completed"),
    ];

    private static KeyValuePair<string, string>[] Fallback(string? url) =>
        url is null ? [] : [new("FallbackUrl", url), new("FallbackMethod", "POST")];

    private static string Flag(bool on) => on ? "true" : "false";

    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <summary>A leg that hears a document, or the other one where the first cannot be had.</summary>
public sealed record NewCall(string From, string Url, string StatusCallback, int RingSeconds, string? FallbackUrl = null);

/// <summary>Which calls are looked for.</summary>
public sealed record CallSearch(string? To = null, string? From = null, CarrierCallStatus? Status = null, int PageSize = 50, int MostPages = 20);
