using CallCenter.Web.Calendars;

namespace CallCenter.Web.Quality;

public static class QualitySetup
{
    /// <summary>Registers scores of calls and verdicts on hits.</summary>
    public static WebApplicationBuilder AddQuality(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScoreBook>().AddSingleton<VerdictDesk>().AddScoped<ScoreRoom>();
        builder.Services.AddSweep<ScoreSweep>();
        return builder;
    }
}
