using System.Security.Cryptography;
using System.Text;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Api;

/// <summary>Basic authentication of the REST paths and of everything that makes the simulated people act.</summary>
internal sealed class BasicAuthentication(RequestDelegate next, CarrierOptions options, FaultSwitch faults)
{
    private const string RestRoot = "/2010-04-01";

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rest = context.Request.Path.StartsWithSegments(RestRoot, StringComparison.Ordinal, out var below);
        var acts = context.Request.Path.StartsWithSegments("/simulator", StringComparison.OrdinalIgnoreCase) && !HttpMethods.IsGet(context.Request.Method);
        if (!rest && !acts) return next(context);
        if (rest && faults.TakesTooMany()) return RestErrors.Refuse(RestErrors.TooMany).ExecuteAsync(context);
        if (rest && faults.ServerFails()) return RestErrors.Refuse(RestErrors.Unavailable).ExecuteAsync(context);
        var account = AccountOf(context.Request);
        if (account is null || (rest && !IsFor(below, account)))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            return RestErrors.Refuse(RestErrors.Unauthorized).ExecuteAsync(context);
        }

        // Test credentials may do three things only; those endpoints ask again whose they are.
        var root = $"/Accounts/{account}/";
        var allowed = HttpMethods.IsPost(context.Request.Method) && (below == root + "Calls.json" || below == root + "Messages.json" || below == root + "IncomingPhoneNumbers.json");
        return account == options.TestAccountSid && !allowed
            ? RestErrors.Refuse(RestErrors.TestOnly).ExecuteAsync(context)
            : next(context);
    }

    private static bool IsFor(PathString below, string account) => below.StartsWithSegments($"/Accounts/{account}", StringComparison.Ordinal);

    private string? AccountOf(HttpRequest request)
    {
        const string scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), buffer, out var length)) return null;
        var pair = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return pair.Length == 2 ? AccountOf(pair[0], pair[1]) : null;
    }

    private string? AccountOf(string user, string secret)
    {
        if (user == options.AccountSid) return Same(secret, options.AuthToken) ? user : null;
        if (user == options.TestAccountSid) return Same(secret, options.TestAuthToken) ? user : null;
        return options.ApiKeys.TryGetValue(user, out var expected) && Same(secret, expected) ? options.AccountSid : null;
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
