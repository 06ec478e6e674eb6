using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>A list of rules changed while calls are listened to.</summary>
public sealed class PhraseSwapTests
{
    private const int Swaps = 60;

    private int said, first, second;

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
                // On a quick machine all swaps were over before anybody listened.
                if (swap == 0) await Eventually.Holds(() => Volatile.Read(ref second) > 0, "the second list is heard");
                if (swap == 1) await Eventually.Holds(() => Volatile.Read(ref first) > 0, "the first list is heard");
            }
            await stop.CancelAsync();
            await Task.WhenAll(listeners);
            Assert.Equal(said, first + second);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Listen(PhraseLibrary library, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Interlocked.Increment(ref said);
            foreach (var hit in library.For("zh-CN").Match("您问的这个我不知道啊。", Speaker.Agent))
                Interlocked.Increment(ref hit.Rule == "first" ? ref first : ref second);
        }
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
