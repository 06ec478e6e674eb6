using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCenter.Benchmarks.Ground;

namespace CallCenter.Benchmarks.Lines;

/// <summary>What the carrier says of itself.</summary>
internal sealed record CarrierFigures(int Live, int Failed, int Median, int Slow);

/// <summary>The carrier in a process of its own, so that its cost stands alone.</summary>
internal sealed class CarrierProcess : IAsyncDisposable
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "0123456789abcdef0123456789abcdef";
    private readonly Process process;
    private readonly HttpClient http;

    private CarrierProcess(Process process, Uri address)
    {
        this.process = process;
        http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:{Token}")));
    }

    public double ProcessorSeconds => Fresh().TotalProcessorTime.TotalSeconds;

    public double Megabytes => Fresh().WorkingSet64 / 1e6;

    public static async Task<CarrierProcess> Start(int startsPerSecond)
    {
        var port = RunningProduct.FreePort();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CallCenter.Carrier.dll"));
        // Twice the starts: agent and customer of a call are two calls to the carrier.
        foreach (var (key, value) in new[] { ("Port", port), ("CallsPerSecond", 4 * startsPerSecond), ("Mix:talker", 100) })
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--Carrier:{key}={value}"));
        var started = Process.Start(start) ?? throw new InvalidOperationException("The carrier does not start.");
        // Read, or the pipe fills up; nothing of it is wanted.
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        var carrier = new CarrierProcess(started, new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"));
        await carrier.Ready();
        return carrier;
    }

    /// <summary>Starts all calls of the load, evenly.</summary>
    public async Task Drive(Load load, Uri hooks)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / load.StartsPerSecond));
        var begun = new List<Task>(load.Calls);
        for (var i = 0; i < load.Calls && await tick.WaitForNextTickAsync(); i++) begun.Add(Begin(i, load, hooks));
        await Task.WhenAll(begun);
    }

    public async Task<CarrierFigures> Figures()
    {
        using var state = JsonDocument.Parse(await http.GetStringAsync(new Uri("/simulator/state", UriKind.Relative)));
        var figures = state.RootElement.GetProperty("figures");
        return new CarrierFigures(Number("live"), Number("failed"), Number("median_milliseconds"), Number("slow_milliseconds"));
        int Number(string name) => figures.GetProperty(name).GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Begin(int number, Load load, Uri hooks)
    {
        var room = string.Create(CultureInfo.InvariantCulture, $"room-{number}");
        var limit = load.CallSeconds.ToString(CultureInfo.InvariantCulture);
        (string, string)[] told = [("StatusCallback", $"{hooks}status"), .. Events("StatusCallbackEvent", "initiated ringing answered completed")];
        await Post($"/Conferences/{room}/Participants.json", [("To", string.Create(CultureInfo.InvariantCulture, $"client:agent_{number}")), ("From", "+861010000"), ("TimeLimit", limit), ("EndConferenceOnExit", "true"),
            ("ConferenceStatusCallback", $"{hooks}conference"), .. Events("ConferenceStatusCallbackEvent", "start end join leave"), .. told]);
        var twiml = $"<Response><Start><Transcription statusCallbackUrl=\"{hooks}speech\" languageCode=\"cmn-Hans-CN\"/></Start><Dial><Conference>{room}</Conference></Dial></Response>";
        await Post("/Calls.json", [("To", string.Create(CultureInfo.InvariantCulture, $"+86138{number:00000000}")), ("From", "+861010000"), ("TimeLimit", limit), ("Twiml", twiml), .. told]);
    }

    private static IEnumerable<(string, string)> Events(string name, string events) => events.Split(' ').Select(e => (name, e));

    private async Task Post(string path, (string Key, string Value)[] form)
    {
        using var body = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Key, f.Value)));
        using var answer = await http.PostAsync(new Uri($"/2010-04-01/Accounts/{Account}{path}", UriKind.Relative), body);
        UnequalException.Unless(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task Ready()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (tries < 150 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private Process Fresh()
    {
        process.Refresh();
        return process;
    }
}
