using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Web.Data;

/// <summary>The full-text indexes over the tokens of articles, as migrations make them; models know none. SQL Server has none.</summary>
internal static class ArticleIndex
{
    /// <summary>FTS5 beside the table, kept by triggers. Tokens are cut already: what stands between spaces is a word.</summary>
    internal static void MakeOnSqlite(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE VIRTUAL TABLE "ArticleWords" USING fts5(
                "TitleWords", "KeywordWords", "TextWords", content='Articles', content_rowid='Id', tokenize="unicode61 remove_diacritics 0");
            """);
        migration.Sql($"""CREATE TRIGGER "ArticlesAdded" AFTER INSERT ON "Articles" BEGIN {Add} END;""");
        migration.Sql($"""CREATE TRIGGER "ArticlesGone" AFTER DELETE ON "Articles" BEGIN {Take} END;""");
        migration.Sql($"""
            CREATE TRIGGER "ArticlesChanged" AFTER UPDATE OF "TitleWords", "KeywordWords", "TextWords" ON "Articles" BEGIN {Take} {Add} END;
            """);
    }

    /// <summary>A column the server keeps by itself, with an inverted index.</summary>
    internal static void MakeOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("""
            ALTER TABLE "Articles" ADD COLUMN "Words" tsvector GENERATED ALWAYS AS (
                setweight(to_tsvector('simple', "TitleWords"), 'A') || setweight(to_tsvector('simple', "KeywordWords"), 'B')
                || setweight(to_tsvector('simple', "TextWords"), 'D')) STORED;
            """);
        migration.Sql("""CREATE INDEX "IX_Articles_Words" ON "Articles" USING GIN ("Words");""");
    }

    /// <summary>Articles are written seldom and searched all day: what is new goes into the index at once, not onto a list every search reads.</summary>
    internal static void HastenOnPostgres(MigrationBuilder migration)
    {
        migration.Sql("""ALTER INDEX "IX_Articles_Words" SET (fastupdate = off);""");
        migration.Sql("""SELECT gin_clean_pending_list('"IX_Articles_Words"');""");
    }

    private const string Add = """
        INSERT INTO "ArticleWords" (rowid, "TitleWords", "KeywordWords", "TextWords") VALUES (new."Id", new."TitleWords", new."KeywordWords", new."TextWords");
        """;

    private const string Take = """
        INSERT INTO "ArticleWords" ("ArticleWords", rowid, "TitleWords", "KeywordWords", "TextWords")
        VALUES ('delete', old."Id", old."TitleWords", old."KeywordWords", old."TextWords");
        """;
}
