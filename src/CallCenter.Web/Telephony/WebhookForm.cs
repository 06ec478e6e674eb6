using System.Text;

namespace CallCenter.Web.Telephony;

/// <summary>
/// The fields of a webhook exactly as they were sent: names are told apart by case, repeated names are kept, in order.
/// ASP.NET Core's own collection merges names that differ by case, and a signature would no longer hold.
/// </summary>
public sealed class WebhookForm(IReadOnlyList<KeyValuePair<string, string>> fields)
{
    /// <summary>More fields than any webhook has.</summary>
    private const int MostFields = 512;

    public static WebhookForm Empty { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The first value of a name; empty when it was not sent.</summary>
    public string this[string name]
    {
        get
        {
            foreach (var field in fields)
                if (string.Equals(field.Key, name, StringComparison.Ordinal)) return field.Value;
            return "";
        }
    }

    /// <summary>Reads a form body; none when it has too many fields.</summary>
    public static WebhookForm? Read(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return Empty;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var part in body.Split((byte)'&'))
        {
            var field = body[part];
            if (field.IsEmpty) continue;
            if (fields.Count == MostFields) return null;
            var equals = field.IndexOf((byte)'=');
            fields.Add(equals < 0
                ? new(Decode(field), "")
                : new(Decode(field[..equals]), Decode(field[(equals + 1)..])));
        }
        return new(fields);
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0) return Encoding.UTF8.GetString(text);
        var bytes = text.Length <= 1024 ? stackalloc byte[text.Length] : new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (value, width) = At(text[i..]);
            bytes[length++] = value;
            i += width - 1;
        }
        return Encoding.UTF8.GetString(bytes[..length]);
    }

    private static (byte Value, int Width) At(ReadOnlySpan<byte> rest) => rest[0] switch
    {
        (byte)'+' => ((byte)' ', 1),
        (byte)'%' when rest.Length > 2 && Hex(rest[1]) is >= 0 and var high && Hex(rest[2]) is >= 0 and var low => ((byte)((high << 4) | low), 3),
        var plain => (plain, 1),
    };

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
