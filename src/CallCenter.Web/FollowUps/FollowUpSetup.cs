using CallCenter.Web.Calendars;

namespace CallCenter.Web.FollowUps;

/// <summary>Registers follow-ups: what people do with them and who reminds.</summary>
public static class FollowUpSetup
{
    public static WebApplicationBuilder AddFollowUps(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FollowUpDesk>().AddSingleton<AppointmentDesk>().AddScoped<FollowUpRoom>().AddSweep<FollowUpSweep>();
        return builder;
    }
}
