using Microsoft.AspNetCore.Localization;

namespace CallCenter.Web.Layout;

/// <summary>Stores the language somebody chose: in a cookie, because a circuit cannot set one.</summary>
public static class LanguageChoice
{
    /// <summary>GET /language/en?back=/login. The way back stays on this site.</summary>
    public static IResult Store(string name, string? back, HttpContext http)
    {
        if (Texts.All.All(texts => texts.Language != name))
            return TypedResults.NotFound();
        Remember(http.Response, name);
        return TypedResults.LocalRedirect(IsLocal(back) ? back : "/");
    }

    /// <summary>Sets the cookie; signing in does so with the language of the person.</summary>
    public static void Remember(HttpResponse response, string name) => response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(name)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? path) =>
        path is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..];
}
