using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>A list of rules changed while calls are listened to.</summary>
public sealed class PhraseSwapTests
{
    private const int Swaps = 60;

    [Fact]
    public async Task Rules_are_swapped_under_load_without_one_missed_utterance()
    {
        var folder = Directory.CreateTempSubdirectory("phrases").FullName;
        try
        {
            Write(folder, "first");
            var library = new PhraseLibrary(folder);
            using var stop = new CancellationTokenSource();
            var listeners = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Listen(library, stop.Token), TestContext.Current.CancellationToken)).ToArray();
            for (var swap = 0; swap < Swaps; swap++)
            {
                Write(folder, swap % 2 == 0 ? "second" : "first");
                Assert.Empty(library.Reload());
            }
            await stop.CancelAsync();
            var heard = await Task.WhenAll(listeners);
            Assert.All(heard, h => Assert.Equal(h.Said, h.First + h.Second));
            Assert.True(heard.Sum(h => h.First) > 0 && heard.Sum(h => h.Second) > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Said, int First, int Second) Listen(PhraseLibrary library, CancellationToken stop)
    {
        var heard = (Said: 0, First: 0, Second: 0);
        while (!stop.IsCancellationRequested)
        {
            heard.Said++;
            foreach (var hit in library.For("zh-CN").Match("您问的这个我不知道啊。", Speaker.Agent))
                heard = hit.Rule == "first" ? heard with { First = heard.First + 1 } : heard with { Second = heard.Second + 1 };
        }
        return heard;
    }

    private static void Write(string folder, string rule)
    {
        Directory.CreateDirectory(Path.Combine(folder, "phrases"));
        File.WriteAllText(Path.Combine(folder, "phrases", "zh-CN.yaml"), $"""
            locale: zh-CN
            rules:
              - id: {rule}
                kind: ignorance
                phrases: [不知道]
                replacement: 我帮您查一下。
                why: domain §3
            """);
    }
}
