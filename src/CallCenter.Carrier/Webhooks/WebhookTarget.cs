using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Carrier.Webhooks;

internal enum Verb { Post, Get }

/// <summary>What is tried again: the causes named in <c>rp</c>.</summary>
[Flags]
internal enum RetryOn { None = 0, Connect = 1, ReadTimeout = 2, Status4xx = 4, Status5xx = 8, All = 15 }

/// <summary>Where a request goes, with the overrides of its fragment (<c>#rc=3&amp;rp=5xx,ct</c>) read and taken off.</summary>
internal sealed record WebhookTarget(string Url, Verb Verb)
{
    /// <summary>The address as it was given, fragment and all.</summary>
    public string Asked { get; private init; } = Url;

    public int Retries { get; private init; } = 1;

    public RetryOn RetryOn { get; private init; } = RetryOn.Connect;

    public TimeSpan ConnectTimeout { get; private init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ReadTimeout { get; private init; } = TimeSpan.FromSeconds(15);

    public TimeSpan TotalTimeout { get; private init; } = TimeSpan.FromSeconds(15);

    /// <summary>An absolute http(s) address whose host has no underscore; else it cannot be a target.</summary>
    public static bool IsValid(string url) =>
        url.Length <= 4000 && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && !uri.Host.Contains('_', StringComparison.Ordinal);

    /// <summary>The body, when it is JSON: its hash then stands in the address.</summary>
    public string? Json { get; private init; }

    public WebhookTarget WithJson(string json)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var joint = Url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return this with { Url = $"{Url}{joint}bodySHA256={hash}", Json = json, Verb = Verb.Post };
    }

    public static WebhookTarget Of(string url, Verb verb = Verb.Post)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0) return new WebhookTarget(WithPath(url), verb);
        var target = new WebhookTarget(WithPath(url[..hash]), verb) { Asked = url };
        return url[(hash + 1)..].Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .Aggregate(target, (t, p) => t.Override(p[0], p[1]));
    }

    private static string WithPath(string url)
    {
        var rest = url.IndexOf("://", StringComparison.Ordinal) + 3;
        return url.IndexOf('/', rest) >= 0 || url.IndexOf('?', rest) >= 0 ? url : url + "/";
    }

    private WebhookTarget Override(string key, string value) => key switch
    {
        "rc" => this with { Retries = Within(value, 0, 5) ?? Retries },
        "rp" => this with { RetryOn = value.Split(',').Aggregate(RetryOn.None, (all, one) => all | Cause(one)) },
        "ct" => this with { ConnectTimeout = Milliseconds(value, 10_000) ?? ConnectTimeout },
        "rt" => this with { ReadTimeout = Milliseconds(value, 15_000) ?? ReadTimeout },
        "tt" => this with { TotalTimeout = Milliseconds(value, 15_000) ?? TotalTimeout },
        _ => this,
    };

    private static RetryOn Cause(string name) => name switch
    {
        "ct" => RetryOn.Connect,
        "rt" => RetryOn.ReadTimeout,
        "4xx" => RetryOn.Status4xx,
        "5xx" => RetryOn.Status5xx,
        "all" => RetryOn.All,
        _ => RetryOn.None,
    };

    private static TimeSpan? Milliseconds(string value, int most) => Within(value, 100, most) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    private static int? Within(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
