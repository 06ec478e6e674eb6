using CallCenter.Web.Data;
using CallCenter.Web.Settings;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Calendars;

/// <summary>Registers the office clock and the sweeps that ask it what is due.</summary>
public static class CalendarSetup
{
    public static WebApplicationBuilder AddCalendars(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<OfficeOptions>("Office", (options, _) => OfficeOptions.Faults(options));
        services.AddSingleton(p => new OfficeClock(
            p.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(p.GetRequiredService<IOptions<OfficeOptions>>().Value.Zone)));
        services.AddSingleton<ClockRow>().AddSingleton<IStartStep>(p => p.GetRequiredService<ClockRow>());
        services.AddHostedService<ClockFollow>().AddHostedService<SweepScheduler>();
        return builder;
    }

    /// <summary>Has a sweep run by the scheduler, on one node at a time.</summary>
    public static IServiceCollection AddSweep<T>(this IServiceCollection services)
        where T : class, ISweep => services.AddSingleton<T>().AddSingleton<ISweep>(p => p.GetRequiredService<T>());
}
