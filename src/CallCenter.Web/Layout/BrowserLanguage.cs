using Microsoft.AspNetCore.Localization;

namespace CallCenter.Web.Layout;

/// <summary>
/// The first language of the browser that is Chinese or English. ASP.NET Core's own provider would answer zh-TW, en with
/// English, because it knows zh-CN only by its exact name.
/// </summary>
public sealed class BrowserLanguage : RequestCultureProvider
{
    /// <inheritdoc />
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value))
            .FirstOrDefault(name => name is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted));
    }

    private static string? Known(string? name) => name switch
    {
        null => null,
        _ when name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Texts.Chinese.Language,
        _ when name.StartsWith("en", StringComparison.OrdinalIgnoreCase) => Texts.English.Language,
        _ => null,
    };
}
