using CallCenter.Core.Knowledge;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>What is to become the newest version of an article.</summary>
/// <param name="Article">As it was read.</param>
/// <param name="Source">The text it was read from.</param>
/// <param name="Origin">Where that came from.</param>
/// <param name="ById">Whose it is; none for files of the product.</param>
internal sealed record NewVersion(Article Article, string Source, ArticleOrigin Origin, Guid? ById);

/// <summary>Puts articles onto the shelf: every version is kept, the newest is found.</summary>
public sealed class ArticleShelf(ArticleLibrary library, Writes writes, OfficeClock clock, IDbContextFactory<Db> dbs) : IStartStep
{
    private const string Numbers = "articles";

    public Task RunAsync(CancellationToken stop) => KeepAsync(stop);

    /// <summary>Takes up what the files say anew. What people have changed since stays, until the file itself changes.</summary>
    public async Task KeepAsync(CancellationToken stop)
    {
        var fresh = await FreshAsync(stop);
        if (fresh.Count == 0) return;
        await writes.RunAsync(async db =>
        {
            foreach (var loaded in fresh)
                await PutAsync(db, new(loaded.Article, loaded.Source, ArticleOrigin.File, ById: null), clock.GetUtcNow());
        }, stop);
    }

    /// <summary>Makes it the newest version of its article; the same text again changes nothing.</summary>
    /// <returns>The article's row.</returns>
    internal static async Task<ArticleRow> PutAsync(Db db, NewVersion version, DateTimeOffset now)
    {
        var article = version.Article;
        var row = await db.Articles.FirstOrDefaultAsync(x => x.Key == article.Id && x.Locale == article.Locale);
        if (row is null)
            db.Articles.Add(row = Row(article, await NumberAsync(db), now));
        else if (await SameAsync(db, row, version.Source))
            return row;
        else
            Write(row, article, now);
        db.ArticleVersions.Add(new ArticleVersion
        {
            ArticleId = row.Id,
            Version = row.Version,
            Source = version.Source,
            Origin = version.Origin,
            At = now,
            ById = version.ById,
        });
        return row;
    }

    private static Task<bool> SameAsync(Db db, ArticleRow row, string source) => row.RetiredAt is not null
        ? Task.FromResult(false)
        : db.ArticleVersions.AnyAsync(x => x.ArticleId == row.Id && x.Version == row.Version && x.Source == source);

    private static void Write(ArticleRow row, Article article, DateTimeOffset now)
    {
        (row.Title, row.Kind, row.Owner, row.ValidFrom, row.ValidTo, row.Text) =
            (article.Title, article.Kind, article.Owner, article.ValidFrom, article.ValidTo, article.Text);
        (row.TitleWords, row.KeywordWords, row.TextWords) = Words(article);
        (row.Version, row.ChangedAt, row.RetiredAt) = (row.Version + 1, now, null);
    }

    private static ArticleRow Row(Article article, long id, DateTimeOffset now)
    {
        var (title, keywords, text) = Words(article);
        return new()
        {
            Id = id,
            Key = article.Id,
            Locale = article.Locale,
            Title = article.Title,
            Kind = article.Kind,
            Owner = article.Owner,
            ValidFrom = article.ValidFrom,
            ValidTo = article.ValidTo,
            Text = article.Text,
            TitleWords = title,
            KeywordWords = keywords,
            TextWords = text,
            Version = 1,
            ChangedAt = now,
        };
    }

    private static (string Title, string Keywords, string Text) Words(Article article) =>
        (SearchTokens.Line(article.Title), SearchTokens.Line(string.Join('\n', article.Keywords)), SearchTokens.Line(article.Text));

    /// <summary>A file counts as changed when its text is not the one that was taken from it last.</summary>
    private async Task<List<LoadedArticle>> FreshAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var taken = await ArticleQueries.FromFiles(db).ToListAsync(stop);
        var last = taken.GroupBy(x => (x.Key, x.Locale)).ToDictionary(x => x.Key, x => x.OrderBy(v => v.Version).Last().Source);
        return [.. library.Current.Where(x => !last.TryGetValue((x.Article.Id, x.Article.Locale), out var source) || source != x.Source)];
    }

    private static async Task<long> NumberAsync(Db db)
    {
        if (await db.Counters.Where(c => c.Name == Numbers).ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1)) == 0)
        {
            db.Counters.Add(new Counter { Name = Numbers, Value = 1 });
            await db.SaveChangesAsync();
        }

        return await db.Counters.AsNoTracking().Where(c => c.Name == Numbers).Select(c => c.Value).SingleAsync();
    }
}
