using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Web.People;

/// <summary>Why signing in failed, as the login page is told.</summary>
public enum LoginFault
{
    None,

    /// <summary>User name or password, it does not say which.</summary>
    Wrong,

    /// <summary>Too often wrong; open again in some minutes.</summary>
    Locked,

    /// <summary>Too many tries from this address.</summary>
    TooMany,

    /// <summary>The form was not ours, or not any more: of another session, or from before a restart.</summary>
    Stale,
}

/// <summary>Signing in and out. A circuit cannot set a cookie, so these are plain form posts; the way back is a page.</summary>
public static class LoginEndpoints
{
    public const string RateLimit = "login";
    public const string Page = "/login";

    public static void Map(WebApplication app)
    {
        app.MapPost("/login/password", ByPassword).AllowAnonymous().RequireRateLimiting(RateLimit);
        if (app.Environment.IsDevelopment())
            app.MapPost("/login/demo", AsDemo).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapPost("/logout", Out).AllowAnonymous();
    }

    /// <summary>A form that was refused as a forgery is most often an old tab: it gets a fresh login page and has done nothing.</summary>
    public static async Task RefreshStaleFormsAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var (request, response) = (http.Request, http.Response);
        if (response.HasStarted || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return;
        if (request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/logout", StringComparison.OrdinalIgnoreCase))
            response.Redirect(PageWith(LoginFault.Stale, returnUrl: null));
    }

    /// <summary>The address of the login page that says what went wrong.</summary>
    public static string PageWith(LoginFault fault, string? returnUrl)
    {
        var query = QueryString.Create("fault", fault.ToString());
        return Page + (IsLocal(returnUrl) ? query.Add("returnUrl", returnUrl) : query);
    }

    private static async Task<IResult> ByPassword(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl, PasswordLogin login)
    {
        var fault = await login.TryAsync(userName ?? "", password ?? "");
        return fault == LoginFault.None ? Back(returnUrl) : TypedResults.LocalRedirect(PageWith(fault, returnUrl));
    }

    private static async Task<IResult> AsDemo([FromForm] string? userName, [FromForm] string? returnUrl, SignInManager<Person> signIn)
    {
        var person = await signIn.UserManager.FindByNameAsync(userName ?? "");
        if (person is not { Demo: true } || !await signIn.CanSignInAsync(person))
            return TypedResults.LocalRedirect(PageWith(LoginFault.Wrong, returnUrl));
        await signIn.SignInAsync(person, isPersistent: false);
        return Back(returnUrl);
    }

    // The unused field makes it a form, and forms are checked for forgery.
    private static async Task<IResult> Out([FromForm] string? returnUrl, SignInManager<Person> signIn)
    {
        _ = returnUrl;
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(Page);
    }

    private static RedirectHttpResult Back(string? returnUrl) => TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl : "/");

    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? path) =>
        path is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..];
}
