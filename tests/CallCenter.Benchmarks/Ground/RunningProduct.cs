using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallCenter.Web.Data;
using CallCenter.Web.Telephony;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CallCenter.Benchmarks.Ground;

/// <summary>The whole product as in Production, on Kestrel and a database file of its own; the carrier's REST interface is away.</summary>
internal sealed class RunningProduct : WebApplicationFactory<DatabaseGate>
{
    private readonly Dictionary<string, string> settings;

    private RunningProduct(int port, IEnumerable<(string Key, string Value)> overrides)
    {
        Folder = Directory.CreateTempSubdirectory("callcenter-bench-").FullName;
        Address = new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        settings = new(StringComparer.Ordinal)
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(Folder, "callcenter.db")}",
            ["Telephony:Carrier"] = nameof(CarrierKind.Simulator),
            ["Telephony:RecordingFolder"] = Path.Combine(Folder, "recordings"),
            ["Telephony:AuthToken"] = Guid.NewGuid().ToString("N"),
            ["Telephony:PublicUrl"] = Address.GetLeftPart(UriPartial.Authority),
            // Nobody answers there: a carrier that knew none of these calls would have the product end them.
            ["Telephony:MountSimulator"] = "false",
            ["Telephony:ApiUrl"] = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}",
            ["Demo:Data"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:CallCenter.Web.Telephony.SignedByCarrier"] = "Error",
            // The factory stops the host a second time when it is gone already.
            ["Logging:LogLevel:CallCenter.Web.Data.NodeHeartbeat"] = "Error",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Error",
        };
        foreach (var (key, value) in overrides) settings[key] = value;
        UseKestrel(port);
    }

    public Uri Address { get; }

    /// <summary>Where the database file lies; other files beside it are on the same disk.</summary>
    public string Folder { get; }

    public string AuthToken => Get<IOptions<TelephonyOptions>>().Value.AuthToken;

    /// <summary>The overrides are settings by their full key.</summary>
    public static async Task<RunningProduct> StartAsync(params (string Key, string Value)[] overrides)
    {
        var product = new RunningProduct(FreePort(), overrides);
        product.StartServer();
        await product.Get<DatabaseGate>().WhenPreparedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        return product;
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Stops as SIGTERM does, before the factory takes the host apart: both at once would race.</summary>
    public override async ValueTask DisposeAsync()
    {
        var life = Get<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource();
        life.ApplicationStopped.Register(stopped.SetResult);
        life.StopApplication();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Sources()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CallCenter.sln")))
                return Path.Combine(folder.FullName, "src", "CallCenter.Web");
        throw new DirectoryNotFoundException("CallCenter.sln is in no folder above the benchmarks.");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(Sources());
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
    }
}
