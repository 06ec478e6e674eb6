using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.People;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>The agent's telephone in the browser: whether there is one, and the passes that let it be rung. It never dials by itself.</summary>
public sealed class Softphone(IOptions<TelephonyOptions> options, IWebHostEnvironment environment, LiveCalls calls)
{
    private const string Script = "_framework/twilio-voice.min.js";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>The script was there at build; a build without npm leaves it out.</summary>
    public bool Built => environment.WebRootFileProvider.GetFileInfo(Script).Exists;

    /// <summary>With Twilio, a key, and the script. The simulator answers for its agents.</summary>
    public bool Available => options.Value is { Carrier: CarrierKind.Twilio, ApiKeySid.Length: > 0 } && Built;

    /// <summary>A pass of one hour for this person's own name alone.</summary>
    public string Pass(Guid person) => AccessTokens.Write(
        new(CallAddresses.AgentIdentity(person), TimeProvider.System.GetUtcNow(), Lasts),
        new(options.Value.AccountSid, options.Value.ApiKeySid, options.Value.ApiKeySecret));

    /// <summary>Whether this person listens to somebody's call and must have no microphone. Known before their line rings.</summary>
    public bool Listens(Guid person) =>
        calls.Open.Any(call => call.Guests.Any(g => g.PersonId == person && g.Role == GuestRole.Listener && g.Leg.EndedAt is null));
}

/// <summary>What the softphone in the browser asks us.</summary>
public static class SoftphoneEndpoints
{
    public static void MapSoftphone(this IEndpointRouteBuilder app)
    {
        var softphone = app.MapGroup("/softphone").RequireAuthorization(Policies.Agents + "," + Policies.TeamLeads).ExcludeFromDescription();
        softphone.MapGet("/pass", async (HttpContext http, Actors actors, Softphone phone) =>
            phone.Available && await actors.OfAsync(http.User) is Actor.Person person
                ? Results.Json(new { token = phone.Pass(person.Id) }) : Results.NotFound());
        softphone.MapGet("/ear", async (HttpContext http, Actors actors, Softphone phone) =>
            await actors.OfAsync(http.User) is Actor.Person person ? Results.Json(new { listens = phone.Listens(person.Id) }) : Results.NotFound());
    }
}
