using System.Text;

namespace CallCenter.Core.Customers;

/// <summary>Reads typed numbers by the Chinese numbering plan.</summary>
internal static class PhoneReader
{
    private const int LongestTyped = 40;

    public static PhoneReading Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return Refuse(PhoneRefusal.Empty);
        if (typed.Length > LongestTyped)
            return Refuse(PhoneRefusal.TooLong);
        return Digits(typed) is { } digits ? InCountry(digits) : Refuse(PhoneRefusal.NotANumber);
    }

    private static PhoneReading.Refused Refuse(PhoneRefusal reason) => new PhoneReading.Refused(reason);

    private static string? Digits(string typed)
    {
        var text = new StringBuilder();
        foreach (var given in typed.Trim())
        {
            var c = HalfWidth(given);
            if (char.IsAsciiDigit(c) || (c == '+' && text.Length == 0))
                text.Append(c);
            else if (!IsSeparator(c))
                return null;
        }

        return text.Length == 0 || text is ['+'] ? null : text.ToString();
    }

    // Chinese keyboards type full-width digits and signs.
    private static char HalfWidth(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };

    private static bool IsSeparator(char c) => c is ' ' or '-' or '(' or ')' or '.' or '/' or '\u2010' or '\u2011' or '\u2013' or '\u2014';

    private static PhoneReading InCountry(string digits)
    {
        if (digits.StartsWith("+86", StringComparison.Ordinal))
            return National(digits[3..]);
        if (digits[0] == '+')
            return Refuse(PhoneRefusal.Foreign);
        if (digits.StartsWith("0086", StringComparison.Ordinal))
            return National(digits[4..]);
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return Refuse(PhoneRefusal.Foreign);
        if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal))
            return National(digits[2..]);
        return digits[0] == '0' || IsMobileLong(digits) || IsService(digits) ? National(digits) : WithoutArea(digits);
    }

    private static bool IsMobileLong(string digits) => digits[0] == '1' && digits.Length is >= 10;

    // +86 is followed by the number without its leading 0; people type the 0 all the same.
    private static PhoneReading National(string digits)
    {
        var number = digits.StartsWith('0') ? digits[1..] : digits;
        if (IsService(number))
            return Refuse(PhoneRefusal.ServiceNumber);
        if (number is ['1', >= '3', ..])
            return Mobile(number);
        return Landline(number);
    }

    private static bool IsService(string digits) =>
        digits is "110" or "119" or "120" or "122"
        || (digits.Length is >= 5 and <= 8 && (digits.StartsWith("160", StringComparison.Ordinal) || digits.StartsWith("168", StringComparison.Ordinal)))
        || (digits.Length is 5 or 6 && (digits.StartsWith("10", StringComparison.Ordinal) || digits.StartsWith("12", StringComparison.Ordinal)
            || digits.StartsWith("95", StringComparison.Ordinal) || digits.StartsWith("96", StringComparison.Ordinal)))
        || (digits.Length == 10 && (digits.StartsWith("400", StringComparison.Ordinal) || digits.StartsWith("800", StringComparison.Ordinal)));

    private static PhoneReading Mobile(string digits) => digits.Length switch
    {
        < 11 => Refuse(PhoneRefusal.TooShort),
        > 11 => Refuse(PhoneRefusal.TooLong),
        _ => new PhoneReading.Understood(new PhoneNumber("", digits)),
    };

    private static PhoneReading Landline(string digits)
    {
        var bigCity = digits.StartsWith("10", StringComparison.Ordinal) || digits.StartsWith('2');
        var areaLength = bigCity ? 2 : 3;
        if (digits.Length < areaLength + (bigCity ? 8 : 7))
            return Refuse(PhoneRefusal.TooShort);
        if (digits.Length > areaLength + 8)
            return Refuse(PhoneRefusal.TooLong);
        if (digits[0] is '0' or '1' && !bigCity || digits[areaLength] is '0' or '1' or '9')
            return Refuse(PhoneRefusal.NoSuchRange);
        return new PhoneReading.Understood(new PhoneNumber(digits[..areaLength], digits[areaLength..]));
    }

    private static PhoneReading.Refused WithoutArea(string digits) => Refuse(digits.Length switch
    {
        < 7 => PhoneRefusal.TooShort,
        7 or 8 => PhoneRefusal.AreaCodeMissing,
        > 11 => PhoneRefusal.TooLong,
        _ => PhoneRefusal.NoSuchRange,
    });
}
