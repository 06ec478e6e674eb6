using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Carrier;
using CallCenter.Core.Compliance;
using CallCenter.Web.Demo;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>
/// Chinese service talk, no utterance twice: what the scripts and prompts say, what the personas answer, what notes record, and
/// dialogues drawn from frames with a seed. A few hold a forbidden phrase, as in life.
/// </summary>
internal sealed partial class Corpus
{
    private const double OffendingShare = 0.015;

    private readonly Random random = new(20261122);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public Corpus(PhraseMatcher rules, int characters)
    {
        foreach (var said in Written()) seen.Add(said);
        WrittenCount = seen.Count;
        var literals = rules.Rules.SelectMany(r => r.Phrases).ToList();
        for (var length = seen.Sum(u => u.Length); length < characters;)
        {
            var utterance = Draw();
            if (random.NextDouble() < OffendingShare) utterance += $"{literals[random.Next(literals.Count)]}。";
            if (seen.Add(utterance)) length += utterance.Length;
        }
        Utterances = [.. seen];
    }

    /// <summary>How many of the utterances stand in the repository as they are.</summary>
    public int WrittenCount { get; }

    public IReadOnlyList<string> Utterances { get; }

    private static IEnumerable<string> Written() =>
        Files("scripts/zh-CN").Concat(Files("prompts/zh-CN")).Concat(Personas())
            .SelectMany(text => text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')))
            .SelectMany(line => Talk().Matches(Filled(line)).Select(m => m.Value))
            .Concat(DemoTopic.All.Select(topic => topic.Note.Chinese))
            .Where(said => said.Length > 5);

    private static string Filled(string line) => Hole().Replace(line, "二〇二六");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder)).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static IEnumerable<string> Personas()
    {
        var carrier = typeof(CarrierOptions).Assembly;
        foreach (var name in carrier.GetManifestResourceNames().Where(n => n.StartsWith("Personas/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(carrier.GetManifestResourceStream(name) ?? Stream.Null);
            yield return reader.ReadToEnd();
        }
    }

    private string Draw()
    {
        var utterance = One(Sentences.Openings) + Hole().Replace(One(Sentences.Frames), hole => Fill(hole.Value));
        return random.Next(5) == 0 ? utterance + Hole().Replace(One(Sentences.Frames), hole => Fill(hole.Value)) : utterance;
    }

    private string Fill(string hole) => hole switch
    {
        "{name}" => Family() + (random.Next(2) == 0 ? "女士" : "先生"),
        "{agent}" or "{family}" => Family(),
        "{number}" => Number(1000, 999999),
        "{date}" => $"{Number(1, 13)}月{Number(1, 29)}号",
        "{month}" => $"{Number(1, 13)}月",
        "{place}" => $"{One(Sentences.Streets)}{Number(1, 400)}号{One(Sentences.Places)}",
        "{thing}" => One(Sentences.Things),
        "{device}" => One(Sentences.Devices),
        "{fee}" => One(Sentences.Fees),
        "{plan}" => Number(19, 400) + "元" + One(Sentences.Plans),
        "{time}" => One(Sentences.Times) + Number(1, 13) + "点",
        "{money}" => $"{Number(1, 400)}.{Number(10, 100)}",
        "{age}" => Number(55, 95),
        "{few}" => Number(2, 10),
        _ => Number(5, 300),
    };

    private string Number(int from, int to) => random.Next(from, to).ToString(CultureInfo.InvariantCulture);

    private string Family() => "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹"[random.Next(30)].ToString();

    private string One(string[] among) => among[random.Next(among.Length)];

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}0-9，、：；“”（）—…]{2,}[。！？]?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hole();
}
