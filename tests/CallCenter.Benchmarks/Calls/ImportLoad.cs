using System.Text;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.People;
using CallCenter.Web.Knowledge;

namespace CallCenter.Benchmarks.Calls;

/// <summary>A manager who imports files of articles one after the other, until it is ended.</summary>
internal sealed class ImportLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task work;

    private ImportLoad(ArticleDesk desk) => work = Task.Run(() => ImportAsync(desk));

    public static ImportLoad Start(RunningProduct product) => new(product.Get<ArticleDesk>());

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await work;
        end.Dispose();
    }

    private async Task ImportAsync(ArticleDesk desk)
    {
        var manager = new Actor.Person(Guid.CreateVersion7(), 1, new HashSet<Role> { Role.Manager });
        for (var round = 0; !end.IsCancellationRequested; round++)
        {
            foreach (var outcome in await desk.ImportAsync(manager, "zh-CN", [File(round)]))
                UnequalException.Unless(outcome.Answer is ArticleAnswer.Done, outcome.Answer is ArticleAnswer.Faulty bad ? bad.Flaws[0].Reason : "An article was not taken.");
        }
    }

    private static ImportedFile File(int round) => new($"{round}.md", Encoding.UTF8.GetBytes(
        $"---\nid: plan-{round % 500}\ntitle: 畅享套餐 {round}\nkind: tariff\nowner: 市场部\nvalidFrom: 2026-10-01\nkeywords: [套餐, 流量, 月租]\n---\n"
        + string.Concat(Enumerable.Range(0, 40).Select(line => $"畅享 {line + 39} 元套餐，每月国内流量 {line} GB，通话 {line * 10} 分钟，超出部分按标准资费收取。\n"))));
}
