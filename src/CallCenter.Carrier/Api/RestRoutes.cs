namespace CallCenter.Carrier.Api;

internal static class RestRoutes
{
    public static void MapRest(this WebApplication app)
    {
        var account = app.MapGroup("/2010-04-01/Accounts/{account}");
        MapCalls(account);
        MapConferences(account);
        MapRecordings(account);
    }

    private static void MapCalls(RouteGroupBuilder account)
    {
        account.MapPost("/Calls.json", (HttpRequest r, string account, CallsApi api) => api.Create(r, account));
        account.MapGet("/Calls.json", (HttpRequest r, CallsApi api) => api.List(r));
        account.MapGet("/Calls/{sid}.json", (HttpContext c, string sid, CallsApi api) => api.Fetch(c, sid));
        account.MapPost("/Calls/{sid}.json", (HttpRequest r, string sid, CallsApi api) => api.Update(r, sid));
        account.MapDelete("/Calls/{sid}.json", (HttpContext c, string sid, CallsApi api) => api.Delete(c, sid));
        account.MapPost("/Calls/{call}/Transcriptions.json", (HttpRequest r, string call, TranscriptionsApi api) => api.Create(r, call));
        account.MapPost("/Calls/{call}/Transcriptions/{key}.json", (HttpRequest r, string call, string key, TranscriptionsApi api) => api.Stop(r, call, key));
        account.MapPost("/Calls/{call}/Recordings.json", (HttpRequest r, string call, RecordingsApi api) => api.Create(r, call));
        account.MapGet("/Calls/{call}/Recordings.json", (HttpRequest r, string call, RecordingsApi api) => api.List(r, call));
        account.MapPost("/Calls/{call}/Recordings/{key}.json", (HttpRequest r, string call, string key, RecordingsApi api) => api.Update(r, call, key));
    }

    private static void MapConferences(RouteGroupBuilder account)
    {
        account.MapGet("/Conferences.json", (HttpRequest r, ConferencesApi api) => api.List(r));
        account.MapGet("/Conferences/{sid}.json", (HttpContext c, string sid, ConferencesApi api) => api.Fetch(c, sid));
        account.MapPost("/Conferences/{sid}.json", (HttpRequest r, string sid, ConferencesApi api) => api.Update(r, sid));
        var participants = account.MapGroup("/Conferences/{conference}");
        participants.MapPost("/Participants.json", (HttpRequest r, string account, string conference, ParticipantsApi api) => api.Create(r, account, conference));
        participants.MapGet("/Participants.json", (HttpRequest r, string conference, ParticipantsApi api) => api.List(r, conference));
        participants.MapGet("/Participants/{key}.json", (HttpContext c, string conference, string key, ParticipantsApi api) => api.Fetch(c, conference, key));
        participants.MapPost("/Participants/{key}.json", (HttpRequest r, string conference, string key, ParticipantsApi api) => api.Update(r, conference, key));
        participants.MapDelete("/Participants/{key}.json", (HttpContext c, string conference, string key, ParticipantsApi api) => api.Kick(c, conference, key));
    }

    private static void MapRecordings(RouteGroupBuilder account)
    {
        account.MapGet("/Recordings.json", (HttpRequest r, RecordingsApi api) => api.List(r));
        account.MapGet("/Recordings/{sid}.json", (HttpContext c, string sid, RecordingsApi api) => api.Fetch(c, sid));
        account.MapDelete("/Recordings/{sid}.json", (HttpContext c, string sid, RecordingsApi api) => api.Delete(c, sid));
        account.MapGet("/Recordings/{sid}.wav", (HttpContext c, string sid, RecordingsApi api) => api.Sound(c, sid));
    }
}
