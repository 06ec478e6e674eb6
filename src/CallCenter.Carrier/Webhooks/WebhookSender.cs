using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Carrier.Webhooks;

/// <summary>Sends one signed request and, as its target's policy says, sends it again.</summary>
internal sealed class WebhookSender(CarrierOptions options) : IDisposable
{
    private const int LongestBody = 256 * 1024;
    private static readonly HttpRequestOptionsKey<TimeSpan> ConnectWithin = new("connect");
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private int _underWay;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        // No trace headers: they are not Twilio's, and cost a tenth of each request.
        ActivityHeadersPropagator = null,
        ConnectCallback = Connect,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestBody,
    };

    /// <summary>Requests that wait for their answer.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>The token is equal on every attempt of the same webhook.</summary>
    public async Task<Delivery> Send(WebhookTarget target, IReadOnlyList<KeyValuePair<string, string>> fields, string token, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var total = CancellationTokenSource.CreateLinkedTokenSource(ct);
        total.CancelAfter(target.TotalTimeout);
        for (var attempt = 1; ; attempt++)
        {
            Interlocked.Increment(ref _underWay);
            var delivery = await Attempt(target, fields, token, total.Token);
            Interlocked.Decrement(ref _underWay);
            ct.ThrowIfCancellationRequested();
            delivery = delivery with { Attempts = attempt, Took = watch.Elapsed };
            if (attempt > target.Retries || total.IsCancellationRequested || (target.RetryOn & CauseOf(delivery)) == RetryOn.None) return delivery;
            await Task.Delay(BetweenAttempts, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Delivery> Attempt(WebhookTarget target, IReadOnlyList<KeyValuePair<string, string>> fields, string token, CancellationToken ct)
    {
        using var request = Request(target, fields, token);
        using var read = CancellationTokenSource.CreateLinkedTokenSource(ct);
        read.CancelAfter(target.ReadTimeout + target.ConnectTimeout);
        try
        {
            using var response = await _http.SendAsync(request, read.Token);
            var body = await response.Content.ReadAsStringAsync(read.Token);
            return new Answered((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", body, 1, TimeSpan.Zero);
        }
        catch (HttpRequestException fault)
        {
            var cause = fault.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse ? RetryOn.ReadTimeout : RetryOn.Connect;
            return new Unreached(cause, fault.Message, 1, TimeSpan.Zero);
        }
        catch (OperationCanceledException)
        {
            return new Unreached(RetryOn.ReadTimeout, "no answer in time", 1, TimeSpan.Zero);
        }
    }

    private HttpRequestMessage Request(WebhookTarget target, IReadOnlyList<KeyValuePair<string, string>> fields, string token)
    {
        var get = target.Verb == Verb.Get;
        var url = get ? WithQuery(target.Url, fields) : target.Url;
        var request = new HttpRequestMessage(get ? HttpMethod.Get : HttpMethod.Post, url);
        if (!get) request.Content = target.Json is { } json ? new StringContent(json, Encoding.UTF8, "application/json") : new FormUrlEncodedContent(fields);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        request.Headers.TryAddWithoutValidation("User-Agent", "TwilioProxy/1.1");
        request.Headers.Add("I-Twilio-Idempotency-Token", token);
        request.Headers.Add(RequestSignature.Header, RequestSignature.Compute(options.AuthToken, url, get ? [] : fields));
        request.Options.Set(ConnectWithin, target.ConnectTimeout);
        return request;
    }

    private static string WithQuery(string url, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url);
        var joint = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in fields)
        {
            text.Append(joint).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            joint = '&';
        }
        return text.ToString();
    }

    private static RetryOn CauseOf(Delivery delivery) => delivery switch
    {
        Unreached unreached => unreached.Cause,
        Answered { Status: >= 500 } => RetryOn.Status5xx,
        Answered { Status: >= 400 } => RetryOn.Status4xx,
        _ => RetryOn.None,
    };

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var within = context.InitialRequestMessage.Options.TryGetValue(ConnectWithin, out var asked) ? asked : TimeSpan.FromSeconds(5);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection in time");
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
