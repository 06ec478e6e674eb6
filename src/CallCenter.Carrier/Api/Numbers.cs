using System.Text.RegularExpressions;

namespace CallCenter.Carrier.Api;

/// <summary>Whether a call may go from here to there.</summary>
internal static partial class Numbers
{
    /// <summary>Null when both ends are fit to be called.</summary>
    public static ApiError? Check(string? to, string? from, CarrierOptions options)
    {
        if (string.IsNullOrEmpty(to)) return RestErrors.NoTo;
        if (string.IsNullOrEmpty(from)) return RestErrors.NoFrom;
        if (!IsTelephone(to) && !IsAddress(to)) return RestErrors.To(to);
        if (IsTelephone(from)) return options.Numbers.Count == 0 || options.Numbers.Contains(from) ? null : RestErrors.NotYours(from);
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

    private static bool IsTelephone(string text) => Telephone().IsMatch(text);

    private static bool IsAddress(string text) => Address().IsMatch(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^(client:[\w.@+-]{1,256}|sips?:[^\s@]+@[^\s@]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
