using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace CallCenter.Web.Settings;

/// <summary>A request that broke and that nobody looks at (a form post, a webhook, the REST interface) gets a plain status; pages get
/// the error page.</summary>
public sealed class MachineErrors(ILogger<MachineErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var request = httpContext.Request;
        if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return false;
        var status = StatusOf(exception);
        log.LogError(exception, "{Method} {Path} answered {Status}", request.Method, request.Path, status);
        await TypedResults.Problem(statusCode: status).ExecuteAsync(httpContext);
        return true;
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException or { InnerException: DbException } or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
