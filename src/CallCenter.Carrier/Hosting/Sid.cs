namespace CallCenter.Carrier.Hosting;

/// <summary>Two letters of the kind and 32 hexadecimal digits.</summary>
internal static class Sid
{
    public static string New(string kind) => kind + Guid.NewGuid().ToString("N");

    public static bool Is(string text, string kind) =>
        text.Length == 34 && text.StartsWith(kind, StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiHexDigit);
}
