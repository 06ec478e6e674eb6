using CallCenter.Carrier.Api;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Messages;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

/// <summary>Customers who ring or write by themselves.</summary>
internal sealed class Callers(NumberBook numbers, Arrivals arrivals, Post post, CarrierOptions options, Timing timing)
{
    /// <summary><c>From</c> rings <c>To</c>; <c>Url</c> takes the place of the number's own address.</summary>
    public async Task<IResult> Ring(HttpRequest request)
    {
        var form = await FormReader.Of(request);
        var (from, number) = (Caller(form), Number(form));
        if (form.Target("Url", "Method") is { } asked && number is not null) number = number with { Voice = asked };
        if (number is { Voice: null }) form.Refuse(RestErrors.NoUrl);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        return number is not null && arrivals.Ring(options.AccountSid, from, number) is { } call ? Made(CallResource.Of(call)) : RestErrors.Refuse(RestErrors.NoUrl);
    }

    /// <summary><c>From</c> writes <c>Body</c> to <c>To</c>.</summary>
    public async Task<IResult> Write(HttpRequest request)
    {
        var form = await FormReader.Of(request);
        var (from, number, body) = (Caller(form), Number(form), form.Text("Body") ?? "");
        if (body.Length == 0) form.Refuse(RestErrors.NoBody);
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        if (number?.Message is not { } target) return RestErrors.Refuse(RestErrors.NoUrl);
        return Made(MessageResource.Of(post.Receive(options.AccountSid, new MessagePlan(number.PhoneNumber, from, body), target)));
    }

    private static string Caller(FormReader form)
    {
        var from = form.Text("From") ?? "";
        if (!Numbers.IsTelephone(from)) form.Refuse(RestErrors.Parameter("From"));
        return from;
    }

    private OwnNumber? Number(FormReader form)
    {
        var to = form.Text("To") ?? "";
        var number = Numbers.IsTelephone(to) ? numbers.Of(to, timing.Now) : null;
        if (number is null) form.Refuse(RestErrors.Parameter("To"));
        return number;
    }

    private static IResult Made(object resource) => Results.Json(resource, Wire.Json, statusCode: StatusCodes.Status201Created);
}
