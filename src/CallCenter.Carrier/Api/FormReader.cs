using System.Globalization;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Api;

/// <summary>Reads the parameters of a request; the first that is wrong is kept as its fault.</summary>
internal sealed class FormReader(IFormCollection form)
{
    public ApiError? Fault { get; private set; }

    public static async Task<FormReader> Of(HttpRequest request) =>
        new(request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty);

    /// <summary>The last value of that name; null when absent.</summary>
    public string? Text(string name) => form.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;

    public bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null or "" => null,
        "TRUE" => true,
        "FALSE" => false,
        _ => Wrong<bool?>(name, null),
    };

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;
        return read ? value : Wrong<int?>(name, null);
    }

    /// <summary>ISO 8601; without an offset it is UTC.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var at) ? at : Wrong<DateTimeOffset?>(name, null);
    }

    public T? Choice<T>(string name) where T : struct, Enum =>
        Text(name) is { Length: > 0 } text ? Wire.Parse<T>(text) ?? Wrong<T?>(name, null) : null;

    /// <summary>Event names: repeated keys, or separated by spaces.</summary>
    public T Set<T>(string name, T otherwise) where T : struct, Enum
    {
        if (!form.TryGetValue(name, out var values)) return otherwise;
        var names = values.SelectMany(v => (v ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return names.Count == 0 ? otherwise : Wire.Flags<T>(names) ?? Wrong(name, otherwise);
    }

    public WebhookTarget? Target(string name, string? methodName = null, Verb otherwise = Verb.Post)
    {
        if (Text(name) is not { Length: > 0 } url) return null;
        var verb = Choice<Verb>(methodName ?? name + "Method") ?? otherwise;
        if (WebhookTarget.IsValid(url)) return WebhookTarget.Of(url, verb);
        Fault ??= RestErrors.Url(url);
        return null;
    }

    public void Refuse(ApiError error) => Fault ??= error;

    private T Wrong<T>(string name, T otherwise)
    {
        Fault ??= RestErrors.Parameter(name);
        return otherwise;
    }
}
