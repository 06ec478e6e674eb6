using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Api;

internal sealed class ConferencesApi(Switchboard board, Rooms rooms, Interludes interludes)
{
    public IResult List(HttpRequest request)
    {
        lock (board.Gate)
        {
            var found = board.Conferences.Where(c => Matches(request.Query, c)).Reverse().ToList();
            return new Listing<Conference>("conferences", found, c => c.Sid, ConferenceResource.Of).Page(request);
        }
    }

    public IResult Fetch(HttpContext context, string sid)
    {
        lock (board.Gate) return board.Conference(sid) is { } found ? Results.Json(ConferenceResource.Of(found), Wire.Json) : RestErrors.NotFound(context);
    }

    public async Task<IResult> Update(HttpRequest request, string sid)
    {
        var form = await FormReader.Of(request);
        var status = form.Choice<ConferenceStatus>("Status");
        if (status is not (null or ConferenceStatus.Completed)) form.Refuse(RestErrors.Parameter("Status"));
        var announcement = form.Target("AnnounceUrl", "AnnounceMethod");
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Conference(sid) is not { } found) return RestErrors.NotFound(request.HttpContext);
            if (found.IsOver && announcement is not null) return RestErrors.Refuse(RestErrors.NotInProgress);
            if (announcement is not null) interludes.Announce(found, announcement);
            if (status is not null) rooms.End(found, EndReason.ConferenceEndedViaApi);
            return Results.Json(ConferenceResource.Of(found), Wire.Json);
        }
    }

    private static bool Matches(IQueryCollection query, Conference conference) =>
        Is(query["FriendlyName"], conference.FriendlyName)
        && Is(query["Status"], Wire.Kebab(conference.Status))
        && DateFilter.Matches(query, "DateCreated", conference.Created)
        && DateFilter.Matches(query, "DateUpdated", conference.Updated);

    private static bool Is(string? wanted, string value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, value, StringComparison.Ordinal);
}
