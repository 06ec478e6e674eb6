using System.Security.Claims;
using CallCenter.Web.Data;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Layout;

/// <summary>Stores the language somebody chose: in a cookie, because a circuit cannot set one, and with the person.</summary>
public static class LanguageChoice
{
    /// <summary>GET /language/en?back=/login. The way back stays on this site.</summary>
    public static async Task<IResult> StoreAsync(string name, string? back, HttpContext http, Writes writes)
    {
        if (Texts.All.All(texts => texts.Language != name))
            return TypedResults.NotFound();
        Remember(http.Response, name);
        if (Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            await writes.RunAsync(db => db.Users.Where(x => x.Id == person).ExecuteUpdateAsync(set => set.SetProperty(x => x.Language, name)));
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
