namespace CallCenter.Core.Customers;

/// <summary>A mainland Chinese mobile or landline number that a customer can be reached on. domain §3.</summary>
/// <remarks>Made by <see cref="Read"/> from what people type, by <see cref="Stored"/> from what we stored.</remarks>
public sealed record PhoneNumber
{
    private readonly string _area;
    private readonly string _local;

    internal PhoneNumber(string area, string local)
    {
        _area = area;
        _local = local;
    }

    /// <summary>Whether it is a mobile.</summary>
    public bool IsMobile => _area.Length == 0;

    /// <summary>E.164, what the carrier is given and what is stored: <c>+8613812345678</c>.</summary>
    public string Dialable => "+86" + _area + _local;

    /// <summary>As it is dialled inside the country: <c>13812345678</c>, <c>057188886666</c>.</summary>
    public string National => IsMobile ? _local : "0" + _area + _local;

    /// <summary>What others than the agent on the call may see: <c>138****5678</c>, <c>0571****6666</c>. domain §3.</summary>
    public string Masked => IsMobile
        ? string.Concat(_local.AsSpan(0, 3), "****", _local.AsSpan(7))
        : "0" + _area + "****" + _local[4..];

    /// <summary>Reads what people type: <c>138 1234 5678</c>, <c>0571-88886666</c>, <c>+86 (0)571 8888 6666</c>, full-width digits.</summary>
    /// <returns>The number, or the reason it is refused.</returns>
    public static PhoneReading Read(string? typed) => PhoneReader.Read(typed);

    /// <summary>The number of a stored <see cref="Dialable"/>; none for anything else, such as a row somebody else wrote: it is not rung and not written to.</summary>
    public static PhoneNumber? Stored(string? dialable) =>
        Read(dialable) is PhoneReading.Understood read && string.Equals(read.Number.Dialable, dialable, StringComparison.Ordinal) ? read.Number : null;

    /// <summary>What others may see of a stored number; nothing of one that cannot be read. domain §3.</summary>
    public static string MaskedStored(string? dialable) => Stored(dialable)?.Masked ?? "****";

    /// <summary>The masked number, so that a log line never shows a customer's number.</summary>
    public override string ToString() => Masked;
}

/// <summary>What came of reading a typed number.</summary>
public abstract record PhoneReading
{
    private PhoneReading() { }

    /// <summary>A number we can call.</summary>
    public sealed record Understood(PhoneNumber Number) : PhoneReading;

    /// <summary>Not a number we can call.</summary>
    public sealed record Refused(PhoneRefusal Reason) : PhoneReading;
}

/// <summary>Why a typed number is refused.</summary>
public enum PhoneRefusal
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Something else than digits and the usual separators.</summary>
    NotANumber,

    /// <summary>Fewer digits than such a number has.</summary>
    TooShort,

    /// <summary>More digits than such a number has.</summary>
    TooLong,

    /// <summary>A landline without its area code.</summary>
    AreaCodeMissing,

    /// <summary>A hotline or short number (10000, 95588, 400, 800, 110), not a customer's.</summary>
    ServiceNumber,

    /// <summary>A number of another country.</summary>
    Foreign,

    /// <summary>The right length, but no such range is in use.</summary>
    NoSuchRange,
}
