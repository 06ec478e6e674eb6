using Microsoft.Extensions.Hosting.Internal;

namespace CallCenter.Carrier.Hosting;

/// <summary>What the carrier needs only when it is a process of its own: the console and its signals.</summary>
internal static class Alone
{
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, ConsoleLifetime>();
    }
}
