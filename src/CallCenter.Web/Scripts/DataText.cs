using System.Text;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Reads a data file as strict UTF-8 within a limit.</summary>
internal static class DataText
{
    internal const int LargestFile = 1_048_576;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or the flaw that keeps it from being read.</summary>
    internal static (string Text, Flaw? Flaw) Read(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
            return ("", TooLarge);
        try
        {
            return Decode(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", new(1, 1, "", "cannot be read: " + e.Message));
        }
    }

    internal static (string Text, Flaw? Flaw) Decode(byte[] bytes)
    {
        if (bytes.Length > LargestFile)
            return ("", TooLarge);
        try
        {
            var text = Strict.GetString(bytes);
            var zero = text.IndexOf('\0', StringComparison.Ordinal);
            return zero < 0 ? (text.TrimStart('\uFEFF'), null) : ("", NotUtf8(1 + text.AsSpan(0, zero).Count('\n')));
        }
        catch (DecoderFallbackException e)
        {
            return ("", NotUtf8(1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n')));
        }
    }

    private static Flaw TooLarge => new(1, 1, "", $"is larger than {LargestFile} bytes");

    private static Flaw NotUtf8(int line) => new(line, 1, "", "is not UTF-8");
}
