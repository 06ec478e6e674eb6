using System.IO.Compression;
using System.Text;
using CallCenter.Core.Compliance;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>
/// Real Chinese text: Debian's fortunes-zh and manpages-zh where they are installed, and service talk of our own. No line twice;
/// folded lines only, so that everybody reads the same characters.
/// </summary>
internal sealed class Reading
{
    private const int TextLength = 2000;
    private const string Fortunes = "/usr/share/games/fortunes";
    private const string Manuals = "/usr/share/man/zh_CN";

    public Reading(PhraseMatcher rules, int most)
    {
        var own = new Corpus(rules, 320_000).Utterances;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (debian, talk) = (new List<string>(), new List<string>());
        Take(Lines(), debian, seen, most);
        Take(own, talk, seen, int.MaxValue);
        Utterances = talk;
        Texts = [.. Joined(debian), .. Joined(talk)];
        About = $"{Texts.Sum(t => t.Length)} characters, no sentence twice: {debian.Sum(d => d.Length)} of fortunes-zh and manpages-zh, "
            + $"{talk.Sum(t => t.Length)} of our own service talk; texts of about {TextLength} characters.";
        Characters = Texts.Sum(t => (double)t.Length);
    }

    public string About { get; }

    public double Characters { get; }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>Sentences of service talk.</summary>
    public IReadOnlyList<string> Utterances { get; }

    private static void Take(IEnumerable<string> lines, List<string> into, HashSet<string> seen, int most)
    {
        var length = 0;
        foreach (var sentence in lines.SelectMany(l => l.Split('。', '！', '？', '\n')).Select(Han))
            if (sentence.Length >= 4 && seen.Add(sentence))
            {
                into.Add(sentence);
                if ((length += sentence.Length) >= most) return;
            }
    }

    private static string Han(string sentence) => string.Concat(sentence.Where(c => c is >= '\u4E00' and <= '\u9FFF' or '，' or '、'));

    private static IEnumerable<string> Lines()
    {
        if (Directory.Exists(Fortunes))
            foreach (var file in new[] { "tang300", "song100", "chinese" }.Select(f => Path.Combine(Fortunes, f)).Where(File.Exists))
                foreach (var line in File.ReadLines(file))
                    yield return line;
        if (Directory.Exists(Manuals))
            foreach (var file in Directory.EnumerateFiles(Manuals, "*.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return Unpacked(file);
    }

    private static string Unpacked(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static List<string> Joined(IEnumerable<string> sentences)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        foreach (var sentence in sentences)
        {
            text.Append(sentence).Append('。');
            if (text.Length < TextLength) continue;
            texts.Add(text.ToString());
            text.Clear();
        }
        return texts;
    }
}
