using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Tests.Lab;

/// <summary>A real server that takes the carrier's webhooks, checks every signature and answers TwiML where a test says so.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _token;
    private readonly ConcurrentQueue<Hook> _all = new();
    private readonly ConcurrentDictionary<string, Func<Hook, IResult>> _answers = new();
    private readonly HashSet<Hook> _taken = new(ReferenceEqualityComparer.Instance);

    private Receiver(string token)
    {
        _token = token;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Map("{**path}", (Delegate)((HttpContext context) => Take(context)));
    }

    public IReadOnlyList<Hook> All => [.. _all];

    public static async Task<Receiver> Start(string token)
    {
        var receiver = new Receiver(token);
        await receiver._app.StartAsync();
        return receiver;
    }

    public string At(string path) => _app.Urls.First() + path;

    public void Answer(string path, string twiml) => _answers[path] = _ => Results.Content(twiml, "text/xml");

    public void Answer(string path, Func<Hook, IResult> answer) => _answers[path] = answer;

    /// <summary>The first matching webhook that no earlier call of this method returned; waits ten seconds at most.</summary>
    public async Task<Hook> Next(Func<Hook, bool> wanted)
    {
        Hook? found = null;
        await CarrierLab.Until(() => Task.FromResult((found = Take(wanted)) is not null), "a webhook that matches");
        return found!;
    }

    public Task<Hook> Status(string sid, string status) => Next(h => h["CallSid"] == sid && h["CallbackSource"].Length > 0 && h["CallStatus"] == status);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Hook? Take(Func<Hook, bool> wanted)
    {
        var found = _all.FirstOrDefault(h => !_taken.Contains(h) && wanted(h));
        if (found is not null) _taken.Add(found);
        return found;
    }

    private async Task<IResult> Take(HttpContext context)
    {
        var request = context.Request;
        var fields = request.HasFormContentType
            ? (await request.ReadFormAsync()).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList()
            : [];
        var url = $"{request.Scheme}://{request.Host}{context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget}";
        var expected = RequestSignature.Compute(_token, url, fields);
        var hook = new Hook(request.Path, fields, request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()))
        {
            Method = request.Method,
            Token = request.Headers["I-Twilio-Idempotency-Token"].ToString(),
            Genuine = request.Headers[RequestSignature.Header] == expected,
        };
        _all.Enqueue(hook);
        return _answers.TryGetValue(request.Path, out var answer) ? answer(hook) : Results.NoContent();
    }
}

public sealed record Hook(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyDictionary<string, string> Query)
{
    public required string Method { get; init; }

    public required string Token { get; init; }

    public required bool Genuine { get; init; }

    public string this[string name] => Fields.FirstOrDefault(f => f.Key == name).Value ?? "";

    public string Transcript => this["TranscriptionData"] is { Length: > 0 } data ? JsonNode.Parse(data)?["transcript"]?.ToString() ?? "" : "";
}
