using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CallCenter.Carrier.Tests.Lab;

/// <summary>A started carrier on a free port, a server that receives its webhooks, and a REST client with the account's credentials.</summary>
public sealed class CarrierLab : IAsyncDisposable
{
    public const string Agent = "client:agent_1001";
    public const string Line = "+861010000";
    private readonly WebApplication _carrier;
    private readonly ErrorLog _errors;

    private CarrierLab(CarrierOptions options, WebApplication carrier, Receiver receiver, ErrorLog errors)
    {
        (Options, _carrier, Receiver, _errors) = (options, carrier, receiver, errors);
        Http = Client(options.AccountSid, options.AuthToken);
    }

    public CarrierOptions Options { get; }

    public Receiver Receiver { get; }

    public HttpClient Http { get; }

    public Uri Address => CarrierApp.AddressOf(_carrier);

    public string Root => $"/2010-04-01/Accounts/{Options.AccountSid}";

    public static async Task<CarrierLab> Start(Action<CarrierOptions>? set = null)
    {
        var options = new CarrierOptions { Port = 0, Pace = 0, CallsPerSecond = 1000 };
        set?.Invoke(options);
        var receiver = await Receiver.Start(options.AuthToken);
        var errors = new ErrorLog();
        var carrier = CarrierApp.Build(options, builder => builder.Logging.AddProvider(errors));
        await carrier.StartAsync();
        return new CarrierLab(options, carrier, receiver, errors);
    }

    public HttpClient Client(string user, string password)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return client;
    }

    /// <summary>Pairs of name and value; a repeated name is sent repeatedly.</summary>
    public async Task<Reply> Post(string path, params string[] pairs)
    {
        using var body = new FormUrlEncodedContent(pairs.Chunk(2).Select(p => KeyValuePair.Create(p[0], p[1])));
        using var response = await Http.PostAsync(Full(path), body);
        return await Reply.Of(response);
    }

    public async Task<Reply> Get(string path)
    {
        using var response = await Http.GetAsync(Full(path));
        return await Reply.Of(response);
    }

    public async Task<Reply> Delete(string path)
    {
        using var response = await Http.DeleteAsync(Full(path));
        return await Reply.Of(response);
    }

    /// <summary>A call whose four events go to <c>/status</c>.</summary>
    public Task<Reply> Call(string to, params string[] more) => Post("/Calls.json",
        ["To", to, "From", Line, "Timeout", "5", .. Subscribed("StatusCallback", "/status", "initiated", "ringing", "answered", "completed"), .. more]);

    public Task<Reply> Join(string room, string to, params string[] more) => Post($"/Conferences/{room}/Participants.json",
        ["To", to, "From", Line, .. Subscribed("StatusCallback", "/status", "initiated", "ringing", "answered", "completed"),
            .. Subscribed("ConferenceStatusCallback", "/conference", "start", "end", "join", "leave", "mute", "hold", "modify"), .. more]);

    /// <summary>Agent and customer talking in a room, the customer's leg transcribed to <c>/speech</c>.</summary>
    public async Task<Talk> Talk(string customer, params string[] transcription)
    {
        var agent = (await Join("room", Agent, "Label", "agent", "EndConferenceOnExit", "true")).Text("call_sid");
        var leg = await Join("room", customer, "Label", "customer");
        var talk = new Talk(this, leg.Text("conference_sid"), agent, leg.Text("call_sid"));
        await Receiver.Next(h => h["StatusCallbackEvent"] == "conference-start");
        await Post($"/Calls/{talk.Customer}/Transcriptions.json", ["Name", "live", "StatusCallbackUrl", Receiver.At("/speech"), "LanguageCode", "cmn-Hans-CN", .. transcription]);
        return talk;
    }

    public async Task<JsonNode> State() => JsonNode.Parse(await Http.GetStringAsync("/simulator/state"))!;

    /// <summary>Waits until it holds, ten seconds at most.</summary>
    public static async Task Until(Func<Task<bool>> holds, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            if (limit.IsCancellationRequested) Assert.Fail($"Not within ten seconds: {what}");
            await tick.WaitForNextTickAsync();
        }
    }

    public Task UntilStatus(string sid, string status) =>
        Until(async () => (await Get($"/Calls/{sid}.json")).Text("status") == status, $"call {sid} is {status}");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _carrier.StopAsync();
        await _carrier.DisposeAsync();
        await Receiver.DisposeAsync();
        // Whatever a test looks at: nothing may have failed beside it.
        Assert.Empty(_errors.All);
    }

    public Task Stop() => _carrier.StopAsync();

    private string Full(string path) => path.StartsWith("/simulator", StringComparison.Ordinal) || path.StartsWith("/2010", StringComparison.Ordinal) ? path : Root + path;

    private string[] Subscribed(string name, string path, params string[] events) =>
        [name, Receiver.At(path), .. events.SelectMany(e => new[] { name + "Event", e })];
}

public sealed record Talk(CarrierLab Lab, string Conference, string Agent, string Customer)
{
    public Task<Reply> AgentSays(string text) => Lab.Post($"/simulator/calls/{Agent}/speech", "Text", text);

    /// <summary>The next complete sentence of the customer, as transcribed.</summary>
    public async Task<string> CustomerSays() =>
        (await Lab.Receiver.Next(h => h is { Path: "/speech" } && h["Track"] == "inbound_track" && h["Final"] == "true")).Transcript;
}

public sealed record Reply(int Status, JsonNode? Body)
{
    public static async Task<Reply> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Reply((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public string Text(string name) => Body?[name]?.ToString() ?? "";

    public int Code => Body?["code"]?.GetValue<int>() ?? 0;
}
