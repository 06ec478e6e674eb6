using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>
/// Writes the tables of the phrase engine from Debian's <c>unicode-data</c> (<c>apt-get install unicode-data</c>): simplified forms of
/// traditional characters, and the most frequent reading of every character without its tone.
/// <c>dotnet run --project tests/CallCenter.Benchmarks -- tables</c>, from the root of the repository.
/// </summary>
internal static class HanTables
{
    private const string Unihan = "/usr/share/unicode";
    private const string Target = "src/CallCenter.Core/Compliance/han.txt";

    // Written so elsewhere or by habit (帐 for 账, 証 for 证); Unihan has them as semantic variants only, or with several simplified forms.
    private const string Besides = "裏里週周帳账帐账昇升託托復复証证";

    public static async Task WriteAsync(bool quick)
    {
        _ = quick;
        var simplified = Simplified(await LinesAsync("Unihan_Variants.txt.bz2"));
        var readings = Readings(await LinesAsync("Unihan_Readings.txt.bz2"));
        var text = new StringBuilder("# Written by 'CallCenter.Benchmarks -- tables' from Unihan of Unicode 15.0. First line: traditional and simplified in turns.\n");
        text.Append("# Then every syllable without tone with the characters read so most often; traditional ones are read as their simplified form.\n");
        foreach (var (traditional, simple) in simplified.OrderBy(p => p.Key)) text.Append(traditional).Append(simple);
        text.Append('\n');
        foreach (var syllable in readings.Where(r => !simplified.ContainsKey(r.Key)).GroupBy(r => r.Value).OrderBy(g => g.Key, StringComparer.Ordinal))
            text.Append(syllable.Key).Append(' ').AppendJoin("", syllable.Select(r => r.Key).Order()).Append('\n');
        await File.WriteAllTextAsync(Target, text.ToString());
        Console.WriteLine($"{Target}: {simplified.Count} simplified forms, {readings.Count} readings");
    }

    private static Dictionary<char, char> Simplified(IEnumerable<string[]> lines)
    {
        var found = new Dictionary<char, char>();
        foreach (var line in lines.Where(l => l[1] is "kSimplifiedVariant" && IsBasic(l[0])))
            if (line[2].Split(' ').FirstOrDefault(v => v != line[0] && IsBasic(v)) is { } simple && !line[2].Split(' ').Contains(line[0], StringComparer.Ordinal))
                found[Character(line[0])] = Character(simple);
            else if (line[0] is "U+4E7E" or "U+88E1")
                found[Character(line[0])] = line[0] is "U+4E7E" ? '干' : '里';
        foreach (var pair in Besides.Chunk(2))
            found[pair[0]] = pair[1];
        foreach (var (from, to) in found.ToList())
            if (found.TryGetValue(to, out var further))
                found[from] = further;
        return found;
    }

    private static Dictionary<char, string> Readings(IReadOnlyList<string[]> lines)
    {
        var found = new Dictionary<char, string>();
        foreach (var field in new[] { "kMandarin", "kHanyuPinlu" })
            foreach (var line in lines.Where(l => l[1] == field && IsBasic(l[0])))
                found[Character(line[0])] = Toneless(line[2].Split(' ')[0].Split('(')[0]);
        return found;
    }

    private static string Toneless(string reading) => string.Concat(reading.Normalize(NormalizationForm.FormD)
        .Replace("u\u0308", "v", StringComparison.Ordinal).Where(char.IsAsciiLetterLower));

    private static bool IsBasic(string codePoint) => codePoint.Length == 6 && Character(codePoint) is >= '\u4E00' and <= '\u9FFF';

    private static char Character(string codePoint) => (char)int.Parse(codePoint.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static async Task<List<string[]>> LinesAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("bzcat", Path.Combine(Unihan, file)) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("bzcat did not start.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. text.Split('\n').Where(l => l.StartsWith("U+", StringComparison.Ordinal)).Select(l => l.Split('\t'))];
    }
}
