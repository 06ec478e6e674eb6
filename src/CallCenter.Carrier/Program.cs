using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier;

/// <summary>Runs the carrier alone. Settings: section <c>Carrier</c> of the environment (<c>Carrier__Port</c>) or the command line (<c>--Carrier:Port=5081</c>).</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var options = settings.GetSection("Carrier").Get<CarrierOptions>(o => o.ErrorOnUnknownConfiguration = true) ?? new CarrierOptions();
        await using var carrier = CarrierApp.Build(options, Alone.Configure);
        await carrier.StartAsync();
        carrier.Logger.LogInformation("Carrier of account {Account} at {Address}", options.AccountSid, CarrierApp.AddressOf(carrier));
        await carrier.WaitForShutdownAsync();
    }
}
