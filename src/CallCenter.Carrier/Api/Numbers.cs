using System.Text.RegularExpressions;
using CallCenter.Carrier.Calls;

namespace CallCenter.Carrier.Api;

/// <summary>Whether a call may go from here to there.</summary>
internal static partial class Numbers
{
    /// <summary>Null when both ends are fit to be called.</summary>
    public static ApiError? Check(string? to, string? from, NumberBook book)
    {
        if (string.IsNullOrEmpty(to)) return RestErrors.NoTo;
        if (string.IsNullOrEmpty(from)) return RestErrors.NoFrom;
        if (!IsTelephone(to) && !IsAddress(to)) return RestErrors.To(to);
        if (IsTelephone(from)) return book.MayShow(from) ? null : RestErrors.NotYours(from);
        // Only a telephone number can be shown on a telephone.
        return IsTelephone(to) || !IsAddress(from) ? RestErrors.From(from) : null;
    }

    /// <summary>The table of the test credentials, whose numbers stand for errors.</summary>
    public static ApiError? CheckMagic(string? to, string? from)
    {
        if (string.IsNullOrEmpty(to)) return RestErrors.NoTo;
        if (string.IsNullOrEmpty(from)) return RestErrors.NoFrom;
        if (from == "+15005550001") return RestErrors.From(from);
        if (from != "+15005550006") return RestErrors.NotYours(from);
        return to switch
        {
            "+15005550001" => new ApiError(400, 21217, $"Phone number does not appear to be valid: {to}"),
            "+15005550002" => new ApiError(400, 21214, $"'To' phone number cannot be reached: {to}"),
            "+15005550003" => new ApiError(400, 21215, $"Account not authorized to call {to}"),
            "+15005550004" => new ApiError(400, 21216, $"Account not allowed to call {to}"),
            _ => IsTelephone(to) || IsAddress(to) ? null : RestErrors.To(to),
        };
    }

    /// <summary>Null when a message may go from here to there.</summary>
    public static ApiError? CheckMessage(string? to, string? from, NumberBook book)
    {
        if (string.IsNullOrEmpty(to)) return RestErrors.NoMessageTo;
        if (string.IsNullOrEmpty(from)) return RestErrors.NoMessageFrom;
        if (!IsTelephone(to)) return RestErrors.To(to);
        if (!IsTelephone(from)) return RestErrors.From(from);
        return book.MayShow(from) ? null : RestErrors.NoSender(from);
    }

    /// <summary>The same table for messages, with codes of its own.</summary>
    public static ApiError? CheckMagicMessage(string? to, string? from) => from switch
    {
        null or "" => RestErrors.NoMessageFrom,
        "+15005550001" => RestErrors.From(from),
        "+15005550008" => new ApiError(400, 21611, $"The 'From' number {from} has exceeded the maximum number of queued messages"),
        "+15005550006" => MagicRecipient(to),
        _ => RestErrors.NoSender(from),
    };

    /// <summary>Null when the number can be bought.</summary>
    public static ApiError? CheckPurchase(string? number) =>
        number is not null && IsTelephone(number) ? null : new ApiError(400, 21421, $"PhoneNumber is invalid: {number}");

    public static ApiError? CheckMagicPurchase(string? number) => number switch
    {
        "+15005550000" => new ApiError(400, 21422, $"{number} is not available"),
        "+15005550006" => null,
        _ => new ApiError(400, 21421, $"PhoneNumber is invalid: {number}"),
    };

    public static bool IsTelephone(string text) => Telephone().IsMatch(text);

    private static ApiError? MagicRecipient(string? to) => to switch
    {
        null or "" => RestErrors.NoMessageTo,
        "+15005550001" => RestErrors.To(to),
        "+15005550002" => new ApiError(400, 21612, $"The 'To' phone number {to} is not currently reachable"),
        "+15005550003" => new ApiError(400, 21408, $"Permission to send a message has not been enabled for the region of {to}"),
        "+15005550004" => new ApiError(400, 21610, "Attempt to send to unsubscribed recipient"),
        "+15005550009" => new ApiError(400, 21614, $"'To' number is not a valid mobile number: {to}"),
        _ => IsTelephone(to) ? null : RestErrors.To(to),
    };

    private static bool IsAddress(string text) => Address().IsMatch(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^(client:[\w.@+-]{1,256}|sips?:[^\s@]+@[^\s@]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
