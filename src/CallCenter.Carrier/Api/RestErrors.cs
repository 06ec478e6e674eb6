using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Api;

/// <summary>A refusal as the carrier words it: HTTP status and a code of its own.</summary>
internal sealed record ApiError(int Status, int Code, string Message);

internal static class RestErrors
{
    public static ApiError Unauthorized { get; } = new(401, 20003, "Authenticate");

    public static ApiError TestOnly { get; } = new(403, 20008, "Resource not accessible with Test Account Credentials");

    public static ApiError TooMany { get; } = new(429, 20429, "Too Many Requests");

    public static ApiError Unavailable { get; } = new(503, 20503, "Service Unavailable");

    public static ApiError QueueFull { get; } = new(429, 22005, "Call queue full");

    public static ApiError NotInProgress { get; } = new(400, 21220, "Call is not in-progress. Cannot redirect.");

    public static ApiError NotRecordable { get; } = new(400, 21220, "Requested resource is not eligible for recording");

    public static ApiError NoTo { get; } = new(400, 21201, "No 'To' number is specified");

    public static ApiError NoFrom { get; } = new(400, 21213, "Caller phone number is required");

    public static ApiError NoUrl { get; } = new(400, 21205, "Url parameter is required.");

    public static ApiError NoApplication { get; } = new(400, 21218, "ApplicationSid is not valid.");

    public static ApiError NoBody { get; } = new(400, 21602, "Message body is required.");

    public static ApiError LongBody { get; } = new(400, 21617, "The concatenated message body exceeds the 1600 character limit");

    public static ApiError NotCancelable { get; } = new(409, 30409, "Message can not be canceled in its state");

    public static ApiError NotDone { get; } = new(409, 20009, "Cannot change this Message: it has not finished sending");

    public static ApiError NoMessageTo { get; } = new(400, 21604, "A 'To' phone number is required.");

    public static ApiError NoMessageFrom { get; } = new(400, 21603, "A 'From' phone number is required.");

    public static ApiError RealClock { get; } = new(409, 20009, "The clock is real: set Carrier:Clock to Virtual to move it");

    public static ApiError Parameter(string name) => new(400, 20001, $"Parameter {name} is not valid.");

    public static ApiError Url(string value) => new(400, 21205, $"Url is not a valid URL: {value}");

    public static ApiError To(string value) => new(400, 21211, $"The phone number you are attempting to call, {value}, is not valid.");

    public static ApiError From(string value) => new(400, 21212, $"The phone number you are attempting to call from, {value}, is not valid.");

    public static ApiError NotYours(string value) => new(400, 21210, $"The source phone number provided, {value}, is not yet verified for your account.");

    public static ApiError NoSender(string value) => new(400, 21606, $"The 'From' phone number {value} is not a valid, message-capable number of this account.");

    public static IResult Refuse(ApiError error) => Results.Json(
        new ErrorBody(error.Code, error.Message, $"https://www.twilio.com/docs/errors/{error.Code}", error.Status), Wire.Json, statusCode: error.Status);

    public static IResult NotFound(HttpContext context) =>
        Refuse(new ApiError(404, 20404, $"The requested resource {context.Request.Path} was not found"));

    private sealed record ErrorBody(int Code, string Message, string MoreInfo, int Status);
}
