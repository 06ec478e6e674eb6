using System.Text.Json;
using CallCenter.Core.Compliance;
using CallCenter.Web.Tests.Scripts;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>
/// The shipped lists against the labelled corpus. Rules are written against the dev halves; of the held-out halves only the sums are
/// looked at. A hit counts where its kind is expected in that text.
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

    // What the lists reach today; the held-out halves are below the goal of 0.97 and 0.97.
    [Theory]
    [InlineData("dev-zh", "zh-CN", 0.97, 0.97)]
    [InlineData("dev-3-zh", "zh-CN", 0.97, 0.97)]
    [InlineData("dev-4-zh", "zh-CN", 0.97, 0.95)]
    [InlineData("dev-5-zh", "zh-CN", 0.97, 0.97)]
    [InlineData("dev-en", "en", 0.97, 0.97)]
    [InlineData("dev-3-en", "en", 0.97, 0.97)]
    [InlineData("dev-4-en", "en", 0.97, 0.97)]
    [InlineData("dev-5-en", "en", 0.97, 0.97)]
    [InlineData("dev-6-zh", "zh-CN", 0.97, 0.97)]
    [InlineData("dev-7-zh", "zh-CN", 0.97, 0.96)]
    [InlineData("dev-8-zh", "zh-CN", 0.85, 0.75)]
    [InlineData("dev-8-en", "en", 0.97, 0.97)]
    [InlineData("dev-6-en", "en", 0.97, 0.97)]
    [InlineData("dev-7-en", "en", 0.97, 0.97)]
    public void The_lists_hear_offences_and_leave_the_innocent_alone(string half, string locale, double precision, double recall)
    {
        var phrases = DataFolder.Phrases.For(locale);
        var (all, kinds) = (new Sum(), new SortedDictionary<string, Sum>(StringComparer.Ordinal));
        foreach (var line in Lines(half))
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
            output.WriteLine($"{half} {kind,-16} precision {sum.Precision:0.000} recall {sum.Recall:0.000} ({sum.Right} right, {sum.Wrong} wrong, {sum.Missed} missed)");
        output.WriteLine($"{half} overall: precision {all.Precision:0.000} recall {all.Recall:0.000}");
        Assert.True(all.Precision >= precision && all.Recall >= recall, $"{half}: precision {all.Precision:0.000}, recall {all.Recall:0.000}");
    }

    private static void Count(Sum sum, bool got, bool wanted)
    {
        sum.Right += got && wanted ? 1 : 0;
        sum.Wrong += got && !wanted ? 1 : 0;
        sum.Missed += wanted && !got ? 1 : 0;
    }

    private static IEnumerable<Labelled> Lines(string half) =>
        File.ReadLines(DataFolder.Fixture("Compliance", Path.Combine("corpus", $"{half}.jsonl"))).Where(l => l.Length > 0)
            .Select(l => JsonSerializer.Deserialize<Labelled>(l, Web)).OfType<Labelled>();
}
