using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Api;

internal sealed class ParticipantsApi(Switchboard board, Rooms rooms, Dialler dialler, NumberBook numbers)
{
    /// <summary>Dials somebody into the conference of that SID or, for this one request, friendly name.</summary>
    public async Task<IResult> Create(HttpRequest request, string account, string conference)
    {
        var form = await FormReader.Of(request);
        if (Numbers.Check(form.Text("To"), form.Text("From"), numbers) is { } ends) return RestErrors.Refuse(ends);
        var (plan, seatPlan) = (Plans.Participant(form), Plans.Seat(form));
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            var room = Sid.Is(conference, "CF") ? Running(conference) : rooms.Named(account, conference);
            if (room is null) return RestErrors.NotFound(request.HttpContext);
            if (dialler.Place(account, plan) is not { } call) return RestErrors.Refuse(RestErrors.QueueFull);
            var seat = rooms.Reserve(room, call, seatPlan);
            call.Plan = plan with { Course = new TakeSeat(seat) };
            dialler.Start(call);
            return Results.Json(ParticipantResource.Of(seat), Wire.Json, statusCode: StatusCodes.Status201Created);
        }
    }

    public IResult List(HttpRequest request, string conference)
    {
        lock (board.Gate)
        {
            if (board.Conference(conference) is not { } room) return RestErrors.NotFound(request.HttpContext);
            var found = room.Participants.Where(p => Matches(request.Query, p)).Reverse().ToList();
            return new Listing<Participant>("participants", found, p => p.Call.Sid, ParticipantResource.Of).Page(request);
        }
    }

    public IResult Fetch(HttpContext context, string conference, string key)
    {
        lock (board.Gate) return Find(conference, key) is { } seat ? Results.Json(ParticipantResource.Of(seat), Wire.Json) : RestErrors.NotFound(context);
    }

    public async Task<IResult> Update(HttpRequest request, string conference, string key)
    {
        var form = await FormReader.Of(request);
        var change = Plans.SeatChange(form);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (Find(conference, key) is not { } seat) return RestErrors.NotFound(request.HttpContext);
            rooms.Change(seat, change);
            return Results.Json(ParticipantResource.Of(seat), Wire.Json);
        }
    }

    public IResult Kick(HttpContext context, string conference, string key)
    {
        lock (board.Gate)
        {
            if (Find(conference, key) is not { } seat) return RestErrors.NotFound(context);
            rooms.Leave(seat.Call, LeaveReason.ParticipantUpdatedViaApi);
            return Results.NoContent();
        }
    }

    private Conference? Running(string sid) => board.Conference(sid) is { IsOver: false } found ? found : null;

    private Participant? Find(string conference, string key) =>
        board.Conference(conference)?.Participants.Find(p => p.Call.Sid == key || p.Label == key);

    private static bool Matches(IQueryCollection query, Participant seat) =>
        Is(query["Muted"], seat.Muted) && Is(query["Hold"], seat.Hold) && Is(query["Coaching"], seat.Coaching);

    private static bool Is(string? wanted, bool value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, Wire.Flag(value), StringComparison.OrdinalIgnoreCase);
}
