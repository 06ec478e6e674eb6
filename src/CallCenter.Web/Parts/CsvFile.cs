using System.Text;

namespace CallCenter.Web.Parts;

/// <summary>A list as a file for a spreadsheet: UTF-8 with its mark, because Excel reads Chinese no other way.</summary>
public static class CsvFile
{
    /// <summary>The most rows of one file.</summary>
    public const int Most = 20_000;

    /// <summary>The bytes of the file, a row of titles first.</summary>
    public static byte[] Of(IEnumerable<string> titles, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(titles))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // A cell that a spreadsheet would take for a formula gets a quote before it.
    private static string Cell(string text)
    {
        var plain = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
