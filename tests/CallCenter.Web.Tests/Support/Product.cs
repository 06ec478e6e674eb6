using System.Globalization;
using CallCenter.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Web.Tests.Support;

/// <summary>
/// The whole product in this process, on a real port, with a database of its own, with the carrier's stand-in mounted on any
/// free port, without demo data, and with customers who act at once. Nothing in it is replaced; settings are the only handle.
/// </summary>
// Any type of the product marks its assembly; Program is a name that the carrier has as well.
public sealed class Product : WebApplicationFactory<DatabaseGate>
{
    private readonly TestDatabase _database;
    private readonly Dictionary<string, string?> _settings;

    private Product(TestDatabase database, int port, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        _database = database;
        Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        _settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Provider"] = database.Provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Telephony:PublicUrl"] = Address.ToString().TrimEnd('/'),
            ["Telephony:SimulatorPort"] = "0",
            ["Telephony:SimulatorPace"] = "0",
            ["Telephony:RecordingFolder"] = TestFolder.New("recordings"),
            ["Demo:Data"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            // The factory stops the host a second time when it is gone already; and keys of a test need no encryption at rest.
            ["Logging:LogLevel:CallCenter.Web.Data.NodeHeartbeat"] = "Error",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        };
        foreach (var (key, value) in overrides) _settings[key] = value;
        UseKestrel(port);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a product on a migrated database; the overrides are settings by their full key.</summary>
    public static async Task<Product> Start(DatabaseProvider provider = DatabaseProvider.Sqlite, params (string Key, string? Value)[] overrides)
    {
        var database = await TestDatabase.New(provider);
        return await Start(database, overrides);
    }

    /// <summary>Starts a product on a given database, such as one that another product has used before.</summary>
    public static async Task<Product> Start(TestDatabase database, params (string Key, string? Value)[] overrides)
    {
        var product = new Product(database, FreePort.Next(), overrides.Select(o => KeyValuePair.Create(o.Key, o.Value)));
        product.StartServer();
        await product.Services.GetRequiredService<DatabaseGate>().WhenPreparedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        return product;
    }

    /// <summary>A context on this product's database.</summary>
    public Db OpenDb() => _database.Open();

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>Stops as SIGTERM does, before the factory takes the host apart: both at once would race.</summary>
    public override async ValueTask DisposeAsync()
    {
        var life = Services.GetRequiredService<IHostApplicationLifetime>();
        life.StopApplication();
        await Eventually.Holds(() => life.ApplicationStopped.IsCancellationRequested, "the end of the product", TimeSpan.FromSeconds(30));
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
    }
}
