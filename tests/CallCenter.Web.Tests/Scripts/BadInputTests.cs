using System.Text;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Files as somebody careless or hostile would leave them: each refused within a second, with its place and reason, memory bounded.</summary>
public sealed class BadInputTests
{
    private const long MostBytes = 300_000_000;
    private static readonly string Small = File.ReadAllText(DataFolder.Fixture("Scripts", "good-small.yaml"));

    static BadInputTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Files => new()
    {
        { "ten megabytes", "is larger than 1048576 bytes" },
        { "ten thousand steps", "more than 30000 keys and values" },
        { "eleven hundred steps", "steps.s1000: more than 1000 steps" },
        { "anchors that multiply", "anchors are not allowed" },
        { "aliases that multiply", "aliases are not allowed" },
        { "nested without end", "nested deeper than 12" },
        { "utf-16", "is not UTF-8" },
        { "gbk", "is not UTF-8" },
        { "zeros", "is not UTF-8" },
        { "a step twice", "key is given twice" },
        { "an answer twice", "is given twice" },
        { "an id twice", "'sample' is in scripts/zh-CN/sample.yaml already" },
        { "parts in a circle", "parts go round in a circle" },
        { "parts without end", "more than 20 parts" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_file_is_refused_within_a_second_with_its_reason_and_bounded_memory(string what, string reason)
    {
        var folder = TestFolder.New("scripts");
        var phrases = DataFolder.Phrases;
        Directory.CreateDirectory(Path.Combine(folder, "zh-CN", "parts"));
        Write(folder, what);
        // What every load pays once in a process is not the file's.
        Assert.NotNull(ScriptReader.Read(Small, _ => DataFolder.Few).Script);
        BadFilesException? refused = null;
        var (time, bytes) = Cost.Of(() => refused = Assert.Throws<BadFilesException>(() => new ScriptLibrary(folder, phrases)));
        Assert.True(time < TimeSpan.FromSeconds(1), $"{what}: {time}");
        Assert.True(bytes < MostBytes, $"{what}: {bytes:N0} bytes");
        Assert.NotNull(refused);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.All(refused.Flaws, f => Assert.True(f.File.StartsWith("scripts/zh-CN/", StringComparison.Ordinal) && f.Flaw is { Line: > 0, Column: > 0 }));
    }

    private static void Write(string folder, string what)
    {
        var file = Path.Combine(folder, "zh-CN", "sample.yaml");
        switch (what)
        {
            case "an id twice":
                File.WriteAllText(file, Small);
                File.WriteAllText(Path.ChangeExtension(file, "yml"), Small);
                break;
            case "parts in a circle":
                File.WriteAllText(file, Small + "\nparts: [a]\n");
                File.WriteAllText(Part(folder, "a"), "part: a\nparts: [b]\n");
                File.WriteAllText(Part(folder, "b"), "part: b\nparts: [a]\n");
                break;
            case "parts without end":
                File.WriteAllText(file, Small + "\nparts: [p0]\n");
                for (var i = 0; i < 60; i++) File.WriteAllText(Part(folder, $"p{i}"), $"part: p{i}\nparts: [p{i + 1}]\n");
                break;
            default:
                File.WriteAllBytes(file, Bytes(what));
                break;
        }
    }

    private static string Part(string folder, string name) => Path.Combine(folder, "zh-CN", "parts", name + ".yaml");

    private static byte[] Bytes(string what) => what switch
    {
        "ten megabytes" => new byte[10 * 1024 * 1024],
        "utf-16" => Encoding.Unicode.GetBytes(Small),
        "gbk" => Encoding.GetEncoding("GB18030").GetBytes(Small),
        "zeros" => new byte[1000],
        _ => Encoding.UTF8.GetBytes(Text(what)),
    };

    private static string Text(string what) => what switch
    {
        "ten thousand steps" => Small.Replace("steps:\n  greeting", $"steps:\n{Steps(10_000)}  greeting", StringComparison.Ordinal),
        "eleven hundred steps" => Small.Replace("steps:\n  greeting", $"steps:\n{Steps(1_100)}  greeting", StringComparison.Ordinal),
        "anchors that multiply" => "a0: &a0 [x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n")),
        "aliases that multiply" => "a: [" + string.Concat(Enumerable.Repeat("*a, ", 200_000)) + "]\n",
        "nested without end" => "a: " + new string('[', 500_000),
        "a step twice" => Small.Replace("steps:\n  greeting", "steps:\n  closing: { title: t }\n  greeting", StringComparison.Ordinal),
        _ => Small.Replace("{ key: holder,", "{ key: other,", StringComparison.Ordinal),
    };

    private static string Steps(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"  s{i}: {{ title: t, say: s, next: s{i + 1} }}\n"));
}
