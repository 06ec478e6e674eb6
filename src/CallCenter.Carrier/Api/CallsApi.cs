using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;

namespace CallCenter.Carrier.Api;

internal sealed class CallsApi(Switchboard board, Dialler dialler, Lines lines, Cast cast, NumberBook numbers, CarrierOptions options, Timing timing)
{
    public async Task<IResult> Create(HttpRequest request, string account)
    {
        var form = await FormReader.Of(request);
        if (form.Text("ApplicationSid") is { Length: > 0 }) form.Refuse(RestErrors.NoApplication);
        var test = account == options.TestAccountSid;
        var ends = test ? Numbers.CheckMagic(form.Text("To"), form.Text("From")) : Numbers.Check(form.Text("To"), form.Text("From"), numbers);
        if (ends is not null) return RestErrors.Refuse(ends);
        var plan = Plans.Call(form);
        if (plan.Course is null) form.Refuse(RestErrors.NoUrl);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        if (test) return Created(new Call(account, plan, cast.For(plan.To), timing.Now));
        if (dialler.Place(account, plan) is not { } call) return RestErrors.Refuse(RestErrors.QueueFull);
        // Shown as it is created, before it goes anywhere.
        var shown = Created(call);
        dialler.Start(call);
        return shown;
    }

    public IResult Fetch(HttpContext context, string sid)
    {
        lock (board.Gate) return board.Call(sid) is { } call ? Results.Json(CallResource.Of(call), Wire.Json) : RestErrors.NotFound(context);
    }

    public IResult List(HttpRequest request)
    {
        lock (board.Gate)
        {
            var found = board.Calls.Where(c => Matches(request.Query, c)).Reverse().ToList();
            return new Listing<Call>("calls", found, c => c.Sid, CallResource.Of).Page(request);
        }
    }

    public async Task<IResult> Update(HttpRequest request, string sid)
    {
        var form = await FormReader.Of(request);
        var status = form.Choice<CallStatus>("Status");
        if (status is not (null or CallStatus.Completed or CallStatus.Canceled)) form.Refuse(RestErrors.Parameter("Status"));
        var source = Plans.Source(form);
        var callback = Plans.Status(form);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Call(sid) is not { } call) return RestErrors.NotFound(request.HttpContext);
            var talking = call.Status == CallStatus.InProgress;
            if (call.IsOver || (talking && status == CallStatus.Canceled) || (!talking && status is null && source is not null)) return RestErrors.Refuse(RestErrors.NotInProgress);
            if (callback is not null) call.Plan = call.Plan with { Status = callback };
            if (status is not null) lines.End(call, talking ? CallEnd.ByApi : CallEnd.Canceled);
            else if (source is not null) lines.Redirect(call, new FollowTwiml(source));
            return Results.Json(CallResource.Of(call), Wire.Json);
        }
    }

    public IResult Delete(HttpContext context, string sid)
    {
        lock (board.Gate)
        {
            if (board.Call(sid) is not { } call) return RestErrors.NotFound(context);
            if (!call.IsOver) return RestErrors.Refuse(RestErrors.NotInProgress);
            board.Remove(call);
            return Results.NoContent();
        }
    }

    private IResult Created(Call call)
    {
        lock (board.Gate) return Results.Json(CallResource.Of(call), Wire.Json, statusCode: StatusCodes.Status201Created);
    }

    private static bool Matches(IQueryCollection query, Call call) =>
        Is(query["To"], call.Plan.To)
        && Is(query["From"], call.Plan.From)
        && Is(query["ParentCallSid"], call.Parent?.Sid ?? "")
        && Is(query["Status"], Wire.Kebab(call.Status))
        && DateFilter.Matches(query, "StartTime", call.Dialled)
        && DateFilter.Matches(query, "EndTime", call.Ended);

    private static bool Is(string? wanted, string value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, value, StringComparison.Ordinal);
}
