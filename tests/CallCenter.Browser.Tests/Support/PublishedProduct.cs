using System.Globalization;
using System.Net;

namespace CallCenter.Browser.Tests.Support;

/// <summary>
/// The published product as a process of its own, with its own folder for data; can be stopped, killed and started again
/// on the same data and the same address.
/// </summary>
public sealed class PublishedProduct : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private readonly Dictionary<string, string> _settings;
    private Running? _running;

    private PublishedProduct(string folder, Dictionary<string, string> settings, int port)
    {
        _folder = folder;
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        _settings.TryAdd("ASPNETCORE_URLS", Address.ToString());
        _settings.TryAdd("Telephony:PublicUrl", Address.ToString().TrimEnd('/'));
    }

    public Uri Address { get; }

    /// <summary>The process of now; another one after a restart.</summary>
    public Running Process => _running ?? throw new InvalidOperationException("Not started.");

    /// <summary>A product with demo data, as <c>dotnet run</c> gives it, but published; the carrier is mounted and its people are quick.</summary>
    public static PublishedProduct Demo(string folder, params (string Key, string Value)[] overrides)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(TestFolder.New("product"), "callcenter.db")}",
            ["Telephony:SimulatorPort"] = "0",
            ["Telephony:SimulatorPace"] = "0.1",
        };
        foreach (var (key, value) in overrides) settings[key] = value;
        return new PublishedProduct(folder, settings, FreePort.Next());
    }

    /// <summary>A product as an operator runs it: Production and nothing but these settings.</summary>
    public static PublishedProduct Production(string folder, params (string Key, string Value)[] given)
    {
        var settings = given.ToDictionary(s => s.Key, s => s.Value, StringComparer.OrdinalIgnoreCase);
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        return new PublishedProduct(folder, settings, FreePort.Next());
    }

    /// <summary>Starts and waits until <c>/health/ready</c> answers 200; tells its output when it ends before.</summary>
    public async Task<PublishedProduct> Start()
    {
        Launch();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        try { await Eventually.Holds(() => IsReady(client), "/health/ready of the product", Patience); }
        catch (TimeoutException late) { throw new TimeoutException($"{late.Message}\n{Process.Output}", late); }
        return this;
    }

    /// <summary>Starts and does not wait: for starts that must fail.</summary>
    public Running Launch()
    {
        _running?.Dispose();
        _running = Running.Start(Path.Combine(_folder, "CallCenter.Web.dll"), _settings, _folder);
        return _running;
    }

    /// <summary>Runs the product's own command line (such as <c>api-key add</c>) on the same settings and hands over what it printed.</summary>
    public async Task<string> Command(params string[] arguments)
    {
        using var command = Running.Start(Path.Combine(_folder, "CallCenter.Web.dll"), _settings, _folder, arguments);
        await command.Ended(Patience);
        return command.ExitCode == 0 ? command.Output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {command.ExitCode}\n{command.Output}");
    }

    /// <summary>Adds or changes a setting for the next start.</summary>
    public void Set(string key, string value) => _settings[key] = value;

    public HttpClient Client() => new() { BaseAddress = Address };

    public ValueTask DisposeAsync()
    {
        _running?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> IsReady(HttpClient client)
    {
        if (Process.HasEnded) throw new InvalidOperationException($"The product ended with {Process.ExitCode.ToString(CultureInfo.InvariantCulture)}:\n{Process.Output}");
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException) { return false; }
        catch (TaskCanceledException) { return false; }
    }
}
