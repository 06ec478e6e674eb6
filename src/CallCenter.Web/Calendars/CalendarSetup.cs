using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
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
        services.AddSingleton(p => CalendarOf(p.GetRequiredService<IOptions<OfficeOptions>>().Value, p.GetRequiredService<GateRules>()));
        services.AddSingleton<OfficeClock>();
        services.AddSingleton<ClockRow>().AddSingleton<IStartStep>(p => p.GetRequiredService<ClockRow>());
        services.AddHostedService<ClockFollow>().AddHostedService<SweepScheduler>();
        return builder;
    }

    /// <summary>The office's own hours; rest and holidays are those in which the gate asks nobody to be called.</summary>
    private static WorkCalendar CalendarOf(OfficeOptions office, GateRules gate) => new(
        TimeZoneInfo.FindSystemTimeZoneById(office.Zone), new DailyWindow(office.Opens, office.Closes), gate.Rest, gate.Days);

    /// <summary>Has a sweep run by the scheduler, on one node at a time.</summary>
    public static IServiceCollection AddSweep<T>(this IServiceCollection services)
        where T : class, ISweep => services.AddSingleton<T>().AddSingleton<ISweep>(p => p.GetRequiredService<T>());
}
