using CallCenter.Core.Calendars;
using CallCenter.Core.Knowledge;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>An article as lists and the drawer show it.</summary>
public sealed record ArticleListed
{
    public required long Id { get; init; }
    public required string Key { get; init; }
    public required string Locale { get; init; }
    public required string Title { get; init; }
    public required ArticleKind Kind { get; init; }
    public required string Owner { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly? ValidTo { get; init; }
    public required string Text { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required bool Retired { get; init; }
    public required ArticleValidity Validity { get; init; }

    /// <summary>The first line, read first.</summary>
    public string Answer => Article.AnswerOf(Text);

    public static ArticleListed Of(ArticleRow row, DateOnly today) => new()
    {
        Id = row.Id,
        Key = row.Key,
        Locale = row.Locale,
        Title = row.Title,
        Kind = row.Kind,
        Owner = row.Owner,
        ValidFrom = row.ValidFrom,
        ValidTo = row.ValidTo,
        Text = row.Text,
        Version = row.Version,
        ChangedAt = row.ChangedAt,
        Retired = row.RetiredAt is not null,
        Validity = Article.ValidityOn(row.ValidFrom, row.ValidTo, today),
    };
}

/// <summary>Finds articles: the database brings what meets the question, the ranking of Core orders it.</summary>
public sealed class ArticleSearch(IDbContextFactory<Db> dbs, OfficeClock clock)
{
    /// <summary>The most that are answered.</summary>
    public const int Most = 20;

    /// <summary>The day articles are judged by.</summary>
    public DateOnly Today => WallClock.Day(clock.Calendar.Zone, clock.GetUtcNow());

    /// <summary>What meets the question, the best first, what has expired last. A question without a word finds nothing.</summary>
    public async Task<IReadOnlyList<ArticleListed>> FindAsync(string locale, string asked, int most = Most, CancellationToken stop = default)
    {
        var terms = SearchTokens.Query(asked);
        if (terms.Count == 0) return [];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await ArticleQueries.Found(db, new(locale, terms)).ToListAsync(stop);
        var today = Today;
        var ranked = ArticleRank.Order(terms, rows.Select(row => Weigh(row, today)), most);
        return [.. ranked.Select(row => ArticleListed.Of(row.Article, today))];
    }

    /// <summary>What holds today of the kinds that change from day to day: outages and notices, the latest first.</summary>
    public async Task<IReadOnlyList<ArticleListed>> NewsAsync(string locale, int most, CancellationToken stop = default)
    {
        var today = Today;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await ArticleQueries.Shelf(db, locale)
            .Where(x => x.RetiredAt == null && (x.Kind == ArticleKind.Outage || x.Kind == ArticleKind.Notice))
            .Where(x => x.ValidFrom <= today && (x.ValidTo == null || x.ValidTo >= today)).Take(most).ToListAsync(stop);
        return [.. rows.Select(row => ArticleListed.Of(row, today))];
    }

    private static Weighed<ArticleRow> Weigh(ArticleRow row, DateOnly today) => new(
        row, row.Key, row.TitleWords.Split(' '), row.KeywordWords.Split(' '), row.TextWords.Split(' '), Article.ValidityOn(row.ValidFrom, row.ValidTo, today));
}
