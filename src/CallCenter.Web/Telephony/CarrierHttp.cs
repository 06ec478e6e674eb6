using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CallCenter.Web.Telephony;

/// <summary>Whether a request may be made twice.</summary>
internal enum Again
{
    /// <summary>It makes or rings something: repeated only when the carrier cannot have taken it.</summary>
    OnlyUnsent,

    /// <summary>Twice is the same as once.</summary>
    Harmless,
}

/// <summary>A request to the carrier.</summary>
/// <param name="Method">Verb.</param>
/// <param name="Path">Below the account, or a whole path that the carrier gave us.</param>
/// <param name="Form">What is posted.</param>
internal sealed record CarrierRequest(HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Form)
{
    public Again Again { get; init; } = Again.Harmless;

    public static CarrierRequest Get(string path) => new(HttpMethod.Get, path, []);

    public static CarrierRequest Post(string path, params IReadOnlyList<KeyValuePair<string, string>> form) => new(HttpMethod.Post, path, form);

    public static CarrierRequest Delete(string path) => new(HttpMethod.Delete, path, []);
}

/// <summary>Form posts and JSON answers of the carrier's REST interface, with its time-outs and retries.</summary>
public sealed class CarrierHttp(IHttpClientFactory clients, IOptions<TelephonyOptions> options, CarrierAddress address)
{
    public const string ClientName = "carrier";
    public const string MediaName = "recordings";

    private readonly ResiliencePipeline<HttpResponseMessage> unsent = Pipeline(options.Value.AnswerWithin, Unsent());
    private readonly ResiliencePipeline<HttpResponseMessage> harmless = Pipeline(options.Value.AnswerWithin, Unsent()
        .HandleResult(r => r.StatusCode >= HttpStatusCode.InternalServerError).Handle<HttpRequestException>());

    internal Task<CarrierAnswer<T>> SendAsync<T>(CarrierRequest request, CancellationToken ct = default) =>
        SendAsync(request, async response =>
        {
            var body = await response.Content.ReadAsStringAsync(ct);
            return body.Length == 0 && typeof(T) == typeof(CarrierNothing) ? new CarrierAnswer<T>.Done((T)(object)new CarrierNothing()) : Read<T>(body);
        }, ct);

    /// <summary>Writes what lies at the address to the stream, however long it is; whether all of it came. Nobody waits for it on a line.</summary>
    internal async Task<bool> SaveAsync(CarrierRequest request, Stream target, CancellationToken ct = default)
    {
        try
        {
            using var response = await clients.CreateClient(MediaName).SendAsync(Message(request), HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode) return false;
            await response.Content.CopyToAsync(target, ct);
            return response.Content.Headers.ContentLength is not { } length || target.Length == length;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<CarrierAnswer<T>> SendAsync<T>(CarrierRequest request, Func<HttpResponseMessage, Task<CarrierAnswer<T>>> read, CancellationToken ct)
    {
        try
        {
            using var response = await (request.Again == Again.Harmless ? harmless : unsent).ExecuteAsync(
                async token => await clients.CreateClient(ClientName).SendAsync(Message(request), token), ct);
            if (response.IsSuccessStatusCode) return await read(response);
            // A server that broke says nothing of what it did before.
            return response.StatusCode >= HttpStatusCode.InternalServerError
                ? new CarrierAnswer<T>.Unreachable($"http-{(int)response.StatusCode}")
                : Refusal<T>((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (HttpRequestException e)
        {
            return new CarrierAnswer<T>.Unreachable(e.HttpRequestError.ToString());
        }
        catch (TimeoutRejectedException)
        {
            return new CarrierAnswer<T>.Unreachable("timeout");
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new CarrierAnswer<T>.Unreachable("timeout");
        }
    }

    private HttpRequestMessage Message(CarrierRequest wanted)
    {
        var account = options.Value.AccountSid;
        var path = wanted.Path.StartsWith("/2010-04-01/", StringComparison.Ordinal) ? wanted.Path : $"/2010-04-01/Accounts/{account}{wanted.Path}";
        var request = new HttpRequestMessage(wanted.Method, address.Api + path);
        var (user, secret) = options.Value.RestCredentials;
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));
        request.Headers.Accept.ParseAdd("application/json");
        if (wanted.Method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(wanted.Form);
        return request;
    }

    /// <summary>429 and failed connections may always be repeated: nothing was processed.</summary>
    private static PredicateBuilder<HttpResponseMessage> Unsent() => new PredicateBuilder<HttpResponseMessage>()
        .HandleResult(r => r.StatusCode == HttpStatusCode.TooManyRequests)
        .Handle<HttpRequestException>(e => e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);

    /// <summary>All tries together end in time, so that the agent is told within five seconds.</summary>
    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeSpan within, PredicateBuilder<HttpResponseMessage> repeat) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>().AddTimeout(within).AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = repeat,
        }).Build();

    private static CarrierAnswer<T> Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, CarrierJson.Options) is { } value
                ? new CarrierAnswer<T>.Done(value) : new CarrierAnswer<T>.Unreachable("empty answer");
        }
        catch (JsonException e)
        {
            return new CarrierAnswer<T>.Unreachable(e.Message);
        }
    }

    private sealed record ErrorBody(int? Code, string? Message);

    private static CarrierAnswer<T>.Refused Refusal<T>(int status, string body)
    {
        try
        {
            var error = JsonSerializer.Deserialize<ErrorBody>(body, CarrierJson.Options);
            return new(status, error?.Code ?? 0, error?.Message ?? "");
        }
        catch (JsonException)
        {
            return new(status, 0, "");
        }
    }
}
