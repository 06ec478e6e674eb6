using CallCenter.Core.Knowledge;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Knowledge;

/// <summary>What an open drawer shows: the question typed, what meets it, the one picked or open, and what came of a question to the owner.</summary>
public sealed class DrawerSession(KnowledgeRoom room) : IDisposable
{
    /// <summary>How long nobody types before it is asked for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);
    private readonly CancellationTokenSource gone = new();
    private CancellationTokenSource? typing;
    private DeskMoment moment = new(CallId: null, "zh-CN", "");

    public string Asked { get; private set; } = "";

    public IReadOnlyList<SearchTerm> Terms { get; private set; } = [];

    public IReadOnlyList<ArticleListed> Rows { get; private set; } = [];

    public IReadOnlyList<string> Owners { get; private set; } = [];

    /// <summary>The department a question would go to: that of the best find, or the one chosen.</summary>
    public string Owner { get; set; } = "";

    public int Picked { get; private set; }

    public ArticleListed? Article { get; private set; }

    /// <summary>What came of a question to the owner; none before.</summary>
    public QuestionReply? Reply { get; private set; }

    /// <summary>Reads what fits the moment.</summary>
    public async Task OpenAsync(DeskMoment at)
    {
        moment = at;
        Owners = await room.OwnersAsync(at.Locale);
        Owner = Owners.Count > 0 ? Owners[0] : "";
        var linked = await room.LinkedAsync(at.Locale, at.Linked);
        var fitting = await room.OpeningAsync(at.Locale, at.Step);
        Rows = [.. linked.Concat(fitting).DistinctBy(x => x.Id)];
        // What the script names is read at once; Back, or typing, shows the list.
        if (linked.Count > 0) Show(0);
    }

    /// <summary>Something was typed. Whoever types on makes the question before obsolete.</summary>
    public async Task TypeAsync(string text)
    {
        (Asked, Article, Reply) = (text, null, null);
        typing?.Cancel();
        using var mine = typing = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        try
        {
            await Task.Delay(Pause, TimeProvider.System, mine.Token);
            await FindAsync(mine.Token);
        }
        catch (OperationCanceledException)
        {
            // The next letter came, or the drawer is closed.
        }
        finally
        {
            if (typing == mine)
                typing = null;
        }
    }

    /// <summary>Up or down the list.</summary>
    public void Move(int by) => Picked = Rows.Count == 0 ? 0 : Math.Clamp(Picked + by, 0, Rows.Count - 1);

    public void Show(int at) => (Picked, Article) = at < Rows.Count && at >= 0 ? (at, Rows[at]) : (Picked, Article);

    public void Back() => Article = null;

    /// <summary>Asks the owner what was typed.</summary>
    public async Task AskAsync() => Reply = await room.AskAsync(new(Asked, Owner, moment.CallId));

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task FindAsync(CancellationToken stop)
    {
        var terms = SearchTokens.Query(Asked);
        var found = terms.Count > 0 ? await room.FindAsync(moment.Locale, Asked, stop) : await room.OpeningAsync(moment.Locale, moment.Step);
        stop.ThrowIfCancellationRequested();
        (Terms, Rows, Picked) = (terms, found, 0);
        if (terms.Count > 0 && found.Count > 0)
            Owner = found[0].Owner;
    }
}
