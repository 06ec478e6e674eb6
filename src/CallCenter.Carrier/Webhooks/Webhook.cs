using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Webhooks;

internal enum WebhookKind { Twiml, CallStatus, Conference, Transcription, Recording, MachineDetection, Message, Other }

/// <summary>One request to be delivered. Webhooks of the same stream arrive in the order they were posted.</summary>
internal sealed record Webhook(string Stream, WebhookKind Kind, WebhookTarget Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public string Token { get; } = Guid.NewGuid().ToString();
}

/// <summary>The fields of a form in the order they are sent; null values are left out.</summary>
internal sealed class Fields
{
    private readonly List<KeyValuePair<string, string>> _all = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    public Fields Add(string name, string? value)
    {
        if (value is not null) _all.Add(new(name, value));
        return this;
    }

    public Fields Add(string name, bool value) => Add(name, Wire.Flag(value));

    public Fields Add(string name, long value) => Add(name, Wire.Number(value));

    public Fields AddRange(IEnumerable<KeyValuePair<string, string>> more)
    {
        _all.AddRange(more);
        return this;
    }
}
