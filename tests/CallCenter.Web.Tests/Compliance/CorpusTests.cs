using System.Text.Json;
using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;
using CallCenter.Web.Tests.Scripts;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>
/// The shipped lists and cases against the labelled corpus, of which only the sums are looked at. A hit counts where its kind is expected
/// in that text.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private sealed record Expected(string Kind, string Text);

    private sealed record Labelled(string Id, string Locale, Speaker Speaker, string Place, string Kind, string Text, IReadOnlyList<Expected> Expect);

    private sealed class Sum
    {
        public int Right { get; set; }

        public int Wrong { get; set; }

        public int Missed { get; set; }

        public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

        public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);
    }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // What they reach today; the goal is 0.97 and 0.97.
    [Theory]
    [InlineData("zh-CN", 0.93, 0.93)]
    [InlineData("en", 0.89, 0.88)]
    public void Lists_and_cases_hear_offences_and_leave_the_innocent_alone(string locale, double precision, double recall)
    {
        var lines = HeldOut(locale);
        var alone = Measure(locale, lines, DataFolder.Phrases.ListOf(locale), "the list alone");
        var all = Measure(locale, lines, DataFolder.Phrases.For(locale), "list and cases");
        Assert.True(all.Precision >= precision && all.Recall >= recall, $"{locale}: precision {all.Precision:0.000}, recall {all.Recall:0.000}");
        Assert.True(all.Precision > alone.Precision && all.Recall > alone.Recall, $"{locale}: the cases teach nothing.");
    }

    [Theory]
    [InlineData("zh-CN", 0.97, 0.97)]
    [InlineData("en", 0.97, 0.97)]
    public void The_lists_alone_hear_most_of_the_cases_they_were_written_against(string locale, double precision, double recall)
    {
        // Later cases teach likeness alone.
        var all = Measure(locale, [.. Cases(locale).Where(line => line.Id is not (['d', '1' or '9', ..] or ['h', 'o', ..] or ['t', ..]))], DataFolder.Phrases.ListOf(locale), "the list alone");
        Assert.True(all.Precision >= precision && all.Recall >= recall, $"{locale}: precision {all.Precision:0.000}, recall {all.Recall:0.000}");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void No_line_of_the_corpus_is_a_case_and_half_of_it_is_innocent(string locale)
    {
        var (lines, cases) = (HeldOut(locale), new CaseFiles(DataFolder.Scripts).Read(locale));
        Assert.Empty(lines.Select(l => l.Text).Intersect(cases.Select(c => c.Text), StringComparer.Ordinal));
        Assert.InRange(lines.Count(l => l.Expect.Count == 0), lines.Count * 2 / 5, lines.Count * 3 / 5);
        Assert.True(lines.Count >= (locale == "en" ? 200 : 600), $"{lines.Count} lines");
    }

    private Sum Measure(string locale, IReadOnlyList<Labelled> lines, PhraseMatcher phrases, string what)
    {
        var (all, kinds) = (new Sum(), new SortedDictionary<string, Sum>(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            var got = phrases.Match(line.Text, line.Speaker).Select(h => h.Kind).ToHashSet(StringComparer.Ordinal);
            var wanted = line.Expect.Select(e => e.Kind).ToHashSet(StringComparer.Ordinal);
            foreach (var kind in got.Union(wanted))
            {
                var sum = kinds.TryGetValue(kind, out var known) ? known : kinds[kind] = new();
                Count(all, got.Contains(kind), wanted.Contains(kind));
                Count(sum, got.Contains(kind), wanted.Contains(kind));
            }
        }
        foreach (var (kind, sum) in kinds)
            output.WriteLine($"{locale} {what} {kind,-16} precision {sum.Precision:0.000} recall {sum.Recall:0.000} ({sum.Right} right, {sum.Wrong} wrong, {sum.Missed} missed)");
        output.WriteLine($"{locale} {what} overall: precision {all.Precision:0.000} recall {all.Recall:0.000}");
        return all;
    }

    private static void Count(Sum sum, bool got, bool wanted)
    {
        sum.Right += got && wanted ? 1 : 0;
        sum.Wrong += got && !wanted ? 1 : 0;
        sum.Missed += wanted && !got ? 1 : 0;
    }

    private static IReadOnlyList<Labelled> HeldOut(string locale) =>
        [.. File.ReadLines(DataFolder.Fixture("Compliance", Path.Combine("corpus", $"held-out-{locale.Split('-')[0]}.jsonl"))).Select(Read)];

    private static IEnumerable<Labelled> Cases(string locale) => File.ReadLines(Path.Combine(DataFolder.Scripts, "phrases", "cases", locale + ".jsonl")).Select(Read);

    private static Labelled Read(string line) => JsonSerializer.Deserialize<Labelled>(line, Web) ?? throw new JsonException("An empty line.");
}
