namespace CallCenter.Carrier.Api;

internal static class RestRoutes
{
    public static void MapRest(this WebApplication app)
    {
        var account = app.MapGroup("/2010-04-01/Accounts/{account}");
        MapCalls(account);
        MapConferences(account);
        MapRecordings(account);
        MapMessages(account);
    }

    private static void MapCalls(RouteGroupBuilder account)
    {
        account.MapPost("/Calls.json", (HttpRequest r, string account, CallsApi api) => api.Create(r, account));
        account.MapGet("/Calls.json", (HttpRequest r, CallsApi api) => api.List(r));
        account.MapGet("/Calls/{sid}.json", (HttpContext c, string sid, CallsApi api) => api.Fetch(c, sid));
        account.MapPost("/Calls/{sid}.json", (HttpRequest r, string sid, CallsApi api) => api.Update(r, sid));
        account.MapDelete("/Calls/{sid}.json", (HttpContext c, string sid, CallsApi api) => api.Delete(c, sid));
        account.MapGet("/Calls/{call}/Events.json", (HttpRequest r, string call, CallEventsApi api) => api.List(r, call));
        account.MapPost("/Calls/{call}/Transcriptions.json", (HttpRequest r, string call, TranscriptionsApi api) => api.Create(r, call));
        account.MapPost("/Calls/{call}/Transcriptions/{key}.json", (HttpRequest r, string call, string key, TranscriptionsApi api) => api.Stop(r, call, key));
        account.MapPost("/Calls/{call}/Recordings.json", (HttpRequest r, string call, RecordingsApi api) => api.Create(r, call));
        account.MapGet("/Calls/{call}/Recordings.json", (HttpRequest r, string call, RecordingsApi api) => api.ListOfCall(r, call));
        account.MapGet("/Calls/{call}/Recordings/{key}.json", (HttpContext c, string call, string key, RecordingsApi api) => api.FetchOfCall(c, call, key));
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

    private static void MapMessages(RouteGroupBuilder account)
    {
        account.MapPost("/Messages.json", (HttpRequest r, string account, MessagesApi api) => api.Create(r, account));
        account.MapGet("/Messages.json", (HttpRequest r, MessagesApi api) => api.List(r));
        account.MapGet("/IncomingPhoneNumbers.json", (HttpRequest r, PhoneNumbersApi api) => api.List(r));
        account.MapPost("/IncomingPhoneNumbers.json", (HttpRequest r, string account, PhoneNumbersApi api) => api.Create(r, account));
        account.MapGet("/IncomingPhoneNumbers/{sid}.json", (HttpContext c, string sid, PhoneNumbersApi api) => api.Fetch(c, sid));
        account.MapPost("/IncomingPhoneNumbers/{sid}.json", (HttpRequest r, string sid, PhoneNumbersApi api) => api.Update(r, sid));
        account.MapDelete("/IncomingPhoneNumbers/{sid}.json", (HttpContext c, string sid, PhoneNumbersApi api) => api.Delete(c, sid));
        account.MapGet("/Messages/{sid}.json", (HttpContext c, string sid, MessagesApi api) => api.Fetch(c, sid));
        account.MapPost("/Messages/{sid}.json", (HttpRequest r, string sid, MessagesApi api) => api.Update(r, sid));
        account.MapDelete("/Messages/{sid}.json", (HttpContext c, string sid, MessagesApi api) => api.Delete(c, sid));
    }

    private static void MapRecordings(RouteGroupBuilder account)
    {
        var conference = account.MapGroup("/Conferences/{conference}");
        conference.MapGet("/Recordings.json", (HttpRequest r, string conference, RecordingsApi api) => api.ListOfConference(r, conference));
        conference.MapGet("/Recordings/{key}.json", (HttpContext c, string conference, string key, RecordingsApi api) => api.FetchOfConference(c, conference, key));
        conference.MapPost("/Recordings/{key}.json", (HttpRequest r, string conference, string key, RecordingsApi api) => api.UpdateOfConference(r, conference, key));
        conference.MapDelete("/Recordings/{key}.json", (HttpContext c, string conference, string key, RecordingsApi api) => api.DeleteOfConference(c, conference, key));
        account.MapGet("/Recordings.json", (HttpRequest r, RecordingsApi api) => api.List(r));
        account.MapGet("/Recordings/{sid}.json", (HttpContext c, string sid, RecordingsApi api) => api.Fetch(c, sid));
        account.MapDelete("/Recordings/{sid}.json", (HttpContext c, string sid, RecordingsApi api) => api.Delete(c, sid));
        account.MapGet("/Recordings/{sid}.wav", (HttpContext c, string sid, RecordingsApi api) => api.Sound(c, sid));
    }
}
