using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CallCenter.Web.Telephony;

/// <summary>Form posts and JSON answers of the carrier's REST interface, with its time-outs and retries.</summary>
public sealed class CarrierHttp(IHttpClientFactory clients, IOptions<TelephonyOptions> options, CarrierAddress address)
{
    public const string ClientName = "carrier";

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>429 and failed connections may be repeated: nothing was processed.</summary>
    private static readonly ResiliencePipeline<HttpResponseMessage> Safe = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .HandleResult(r => r.StatusCode == HttpStatusCode.TooManyRequests)
                .Handle<HttpRequestException>(e => e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError),
        }).Build();

    public Task<CarrierAnswer<T>> GetAsync<T>(string path, CancellationToken ct = default) =>
        SendAsync<T>(HttpMethod.Get, path, [], ct);

    public Task<CarrierAnswer<T>> PostAsync<T>(string path, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken ct = default) =>
        SendAsync<T>(HttpMethod.Post, path, form, ct);

    private async Task<CarrierAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, IReadOnlyList<KeyValuePair<string, string>> form, CancellationToken ct)
    {
        try
        {
            using var response = await Safe.ExecuteAsync(
                async token => await clients.CreateClient(ClientName).SendAsync(Request(method, path, form), token), ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return response.IsSuccessStatusCode ? Read<T>(body) : Refusal<T>((int)response.StatusCode, body);
        }
        catch (HttpRequestException e)
        {
            return new CarrierAnswer<T>.Unreachable(e.HttpRequestError.ToString());
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new CarrierAnswer<T>.Unreachable("timeout");
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var account = options.Value.AccountSid;
        var request = new HttpRequestMessage(method, $"{address.Api}/2010-04-01/Accounts/{account}{path}");
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{options.Value.AuthToken}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        request.Headers.Accept.ParseAdd("application/json");
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    private static CarrierAnswer<T> Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, SnakeCase) is { } value
                ? new CarrierAnswer<T>.Done(value) : new CarrierAnswer<T>.Refused(200, 0, "empty answer");
        }
        catch (JsonException e)
        {
            return new CarrierAnswer<T>.Refused(200, 0, e.Message);
        }
    }

    private sealed record ErrorBody(int? Code, string? Message);

    private static CarrierAnswer<T>.Refused Refusal<T>(int status, string body)
    {
        try
        {
            var error = JsonSerializer.Deserialize<ErrorBody>(body, SnakeCase);
            return new(status, error?.Code ?? 0, error?.Message ?? "");
        }
        catch (JsonException)
        {
            return new(status, 0, "");
        }
    }
}
