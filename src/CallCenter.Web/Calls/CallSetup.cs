using CallCenter.Web.Board;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Quality;

namespace CallCenter.Web.Calls;

/// <summary>Registers the one path of calls and what reads it: desks and boards.</summary>
public static class CallSetup
{
    public static WebApplicationBuilder AddCalls(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CallFeed>().AddSingleton<LiveCalls>().AddSingleton<CallBook>().AddSingleton<LineWork>().AddSingleton<CallDesk>();
        services.AddSingleton<EventWriter>().AddHostedService(p => p.GetRequiredService<EventWriter>());
        services.AddSingleton<CallbackLeases>().AddSingleton<UnreadableNumbers>().AddSingleton<AgentDesk>().AddSingleton<DeskReader>();
        services.AddSingleton<BoardCalls>().AddSingleton<BoardReader>();
        services.AddTransient<DeskSession>().AddTransient<BoardWatch>().AddScoped<CallLogDesk>().AddScoped<CallbackRoom>().AddSingleton<CampaignDesk>().AddScoped<CampaignRoom>();
        services.AddHostedService<NodeFollow>();
        services.AddSweep<HoldSweep>().AddSweep<LeaseSweep>();
        return builder.AddQuality();
    }
}
