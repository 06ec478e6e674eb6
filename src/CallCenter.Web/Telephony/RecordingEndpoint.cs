using CallCenter.Core.People;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>The sound of a call for those who may read the call; every look is written down before anything is heard. domain §3.</summary>
public static class RecordingEndpoint
{
    private static readonly PlainText Gone = new(
        ("这段录音暂时听不到", "This recording cannot be played"),
        ("录音可能还在从运营商取回，或已超过保存期。请稍后再试；如果仍然没有，请联系管理员。",
         "It may still be on its way from the carrier, or its time of keeping may be over. Try again later; if it stays away, ask your administrator."),
        TryAgainAfter: null);

    public static void MapRecordings(this IEndpointRouteBuilder app) =>
        app.MapGet("/calls/{call:guid}/recordings/{sid}", HearAsync).ExcludeFromDescription()
            .RequireAuthorization(string.Join(',', Policies.Agents, Policies.TeamLeads, Policies.Quality, Policies.ComplaintHandlers, Policies.Managers));

    private static async Task<IResult> HearAsync(HttpContext http, Guid call, string sid, IServiceProvider services)
    {
        if (await services.GetRequiredService<Actors>().OfAsync(http.User) is not Actor.Person person) return Results.NotFound();
        await using var db = await services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync(http.RequestAborted);
        var place = await RecordingQueries.Place(db, call, sid).SingleOrDefaultAsync(http.RequestAborted);
        // Whoever may not hear it learns nothing, not even that it is there.
        if (place is null || Rights.Allow(person, Act.ReadCall, new Subject(place.AgentId, place.TeamId)) is not RightsAnswer.Allowed) return await MissingAsync(http);
        if (await services.GetRequiredService<RecordingShelf>().OpenAsync(place) is not { } sound) return await MissingAsync(http);
        // A player asks for one recording in pieces: the first piece is the look.
        if (http.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault()?.From is null or 0)
            await services.GetRequiredService<AccessLog>().WriteAsync(new(person.Id.ToString(), "call.recording"), [place.CustomerId], http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(sound, "audio/wav", enableRangeProcessing: true);
    }

    private static async Task<IResult> MissingAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await PlainPage.WriteAsync(http.Response, Gone, http.RequestAborted);
        return Results.Empty;
    }
}
