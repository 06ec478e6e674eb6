using CallCenter.Web.Calendars;

namespace CallCenter.Web.Complaints;

/// <summary>Registers complaints: what people do with them and who raises them.</summary>
public static class ComplaintSetup
{
    public static WebApplicationBuilder AddComplaints(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ComplaintDesk>().AddScoped<ComplaintRoom>().AddSweep<ComplaintSweep>();
        return builder;
    }
}
