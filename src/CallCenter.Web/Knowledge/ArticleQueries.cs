using CallCenter.Core.Knowledge;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>What is asked of the full-text index.</summary>
public sealed record ArticleAsked(string Locale, IReadOnlyList<SearchTerm> Terms);

/// <summary>A version as it was taken from a file.</summary>
public sealed record TakenVersion(string Key, string Locale, int Version, string Source);

/// <summary>A version with who wrote it.</summary>
public sealed record ArticleVersionListed(int Version, ArticleOrigin Origin, DateTimeOffset At, string? By, string Source);

/// <summary>Named questions about articles.</summary>
public static class ArticleQueries
{
    /// <summary>The most rows a question brings to be ranked.</summary>
    public const int MostFound = 100;

    /// <summary>What meets any of the terms, the most promising first, as the database sees it; what counts is ranked afterwards.</summary>
    public static IQueryable<ArticleRow> Found(Db db, ArticleAsked asked) => db switch
    {
        SqliteDb => db.Articles.FromSql($"""
            SELECT a.* FROM "Articles" AS a JOIN (
                SELECT rowid AS "Found", bm25("ArticleWords", 8.0, 6.0, 1.0) AS "Rank" FROM "ArticleWords"
                WHERE "ArticleWords" MATCH {Match(asked.Terms)}
                    AND +rowid IN (SELECT "Id" FROM "Articles" WHERE "Locale" = {asked.Locale} AND "RetiredAt" IS NULL)
                ORDER BY "Rank" LIMIT {MostFound}) AS w ON w."Found" = a."Id"
            ORDER BY w."Rank"
            """).AsNoTracking(),
        // Each term is asked of the index alone and its finds are added up, the rare ones counting more: no long vector is read to rank it.
        PostgresDb => db.Articles.FromSql($"""
            SELECT a."Id", a."Key", a."Locale", a."Title", a."Kind", a."Owner", a."ValidFrom", a."ValidTo", a."Text",
                a."TitleWords", a."KeywordWords", a."TextWords", a."Version", a."ChangedAt", a."RetiredAt"
            FROM "Articles" AS a JOIN (
                SELECT h."Id", sum(h."Weight") AS "Rank" FROM unnest({Lexemes(asked.Terms)}, {Patterns(asked.Terms)}) AS t("Lexeme", "Pattern") CROSS JOIN LATERAL (
                    SELECT x."Id", (CASE WHEN x."TitleWords" LIKE t."Pattern" THEN 8 WHEN x."KeywordWords" LIKE t."Pattern" THEN 6 ELSE 1 END) / ln(3 + count(*) OVER ()) AS "Weight"
                    FROM "Articles" AS x
                    WHERE x."Words" @@ to_tsquery('simple', t."Lexeme") AND x."Locale" = {asked.Locale} AND x."RetiredAt" IS NULL) AS h
                GROUP BY h."Id" ORDER BY "Rank" DESC, h."Id" LIMIT {MostFound}) AS w ON w."Id" = a."Id"
            ORDER BY w."Rank" DESC, a."Id"
            """).AsNoTracking(),
        _ => Plain(db, asked),
    };

    /// <summary>What is on the shelf in a language, the latest changed first.</summary>
    public static IQueryable<ArticleRow> Shelf(Db db, string locale) =>
        db.Articles.AsNoTracking().Where(x => x.Locale == locale).OrderByDescending(x => x.ChangedAt).ThenBy(x => x.Key);

    /// <summary>What stands on the shelf under these ids.</summary>
    public static IQueryable<ArticleRow> Linked(Db db, string locale, IReadOnlyList<string> keys) =>
        db.Articles.AsNoTracking().Where(x => x.Locale == locale && x.RetiredAt == null && keys.Contains(x.Key));

    /// <summary>Departments that answer for articles in a language.</summary>
    public static IQueryable<string> Owners(Db db, string locale) =>
        db.Articles.Where(x => x.Locale == locale && x.RetiredAt == null).Select(x => x.Owner).Distinct().OrderBy(x => x);

    /// <summary>Every version of an article, the newest first.</summary>
    public static IQueryable<ArticleVersionListed> Versions(Db db, long article) =>
        from version in db.ArticleVersions
        where version.ArticleId == article
        join person in db.Users on version.ById equals person.Id into people
        from writer in people.DefaultIfEmpty()
        orderby version.Version descending
        select new ArticleVersionListed(version.Version, version.Origin, version.At, writer.DisplayName, version.Source);

    /// <summary>Every version that came from a file.</summary>
    public static IQueryable<TakenVersion> FromFiles(Db db) =>
        from version in db.ArticleVersions
        join article in db.Articles on version.ArticleId equals article.Id
        where version.Origin == ArticleOrigin.File
        select new TakenVersion(article.Key, article.Locale, version.Version, version.Source);

    // No full-text index is sure to be installed there: docs/decisions/0009.
    private static IQueryable<ArticleRow> Plain(Db db, ArticleAsked asked)
    {
        var words = asked.Terms.Select(term => term.Open ? $" {term.Text}" : $" {term.Text} ").ToList();
        return db.Articles.AsNoTracking()
            .Where(x => x.Locale == asked.Locale && x.RetiredAt == null)
            .Where(x => words.Any(word => x.TitleWords.Contains(word) || x.KeywordWords.Contains(word) || x.TextWords.Contains(word)))
            .OrderByDescending(x => words.Count(word => x.TitleWords.Contains(word) || x.KeywordWords.Contains(word)))
            .ThenByDescending(x => words.Count(word => x.TextWords.Contains(word))).ThenBy(x => x.Key)
            .Take(MostFound);
    }

    // Terms are letters and digits alone: nothing in them means anything to either query language.
    private static string Match(IReadOnlyList<SearchTerm> terms) =>
        string.Join(" OR ", terms.Select(term => term.Open ? $"\"{term.Text}\"*" : $"\"{term.Text}\""));

    private static string[] Lexemes(IReadOnlyList<SearchTerm> terms) => [.. terms.Select(term => term.Open ? $"{term.Text}:*" : term.Text)];

    private static string[] Patterns(IReadOnlyList<SearchTerm> terms) => [.. terms.Select(term => term.Open ? $"% {term.Text}%" : $"% {term.Text} %")];
}
