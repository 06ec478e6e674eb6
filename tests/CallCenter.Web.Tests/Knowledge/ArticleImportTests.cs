using CallCenter.Core.Scripts;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class ArticleImportTests
{
    private const string Good = "---\nid: sample\ntitle: 样例\nkind: notice\nowner: 网络部\nvalidFrom: 2026-11-01\nvalidTo: 2026-11-30\nkeywords: [样例, 通知]\n---\n第一行是答案。\n\n- 细节。\n";

    [Fact]
    public void A_good_article_reads_as_it_is_written()
    {
        var (article, flaws) = ArticleReader.Read(Good.ReplaceLineEndings("\r\n"), "zh-CN");
        Assert.Empty(flaws);
        Assert.NotNull(article);
        Assert.Equal(("sample", "zh-CN", "样例", "网络部", "第一行是答案。"), (article.Id, article.Locale, article.Title, article.Owner, article.Answer));
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), (article.ValidFrom, article.ValidTo));
        Assert.Equal(["样例", "通知"], article.Keywords);
    }

    /// <summary>One fault each: what is written in place of what, and exactly what is answered.</summary>
    public static TheoryData<string, string, string> Bad => new()
    {
        { "---\nid: sample", "id: sample", "1: begins with a line '---', the head, and another line '---'" },
        { "\n---\n第一行", "\n第一行", "1: the head is not closed by a line '---'" },
        { "id: sample", "id: Sample Article", "2: id: is small letters, digits and hyphens, at most 80" },
        { "title: 样例\n", "", "2: title: is missing" },
        { "kind: notice", "kind: rumour", "4: kind: unknown value 'rumour'" },
        { "kind: notice\n", "", "2: kind: is missing" },
        { "owner: 网络部", "owner: [网络部]", "5: owner: a text is expected here, not a list" },
        { "validFrom: 2026-11-01", "validFrom: 1.11.2026", "6: validFrom: unknown value '1.11.2026'" },
        { "validFrom: 2026-11-01\n", "", "2: validFrom: is missing" },
        { "validTo: 2026-11-30", "validTo: 2026-10-30", "7: validTo: lies before validFrom" },
        { "keywords: [样例, 通知]", "keywords: 样例", "8: keywords: a list is expected here, not a text" },
        { "keywords:", "words:", "8: words: unknown key" },
        { "title: 样例", "title: 样例\ntitle: 又一个", "4: title: key is given twice" },
        { "title: 样例", "title: &x 样例", "3: title: anchors are not allowed" },
        { "第一行是答案。\n\n- 细节。\n", "", "10: the text begins with the answer, a line of 1 to 300 characters" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_article_is_refused_with_line_key_and_reason(string good, string bad, string expected)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var (article, flaws) = ArticleReader.Read(Good.Replace(good, bad, StringComparison.Ordinal), "zh-CN");
        Assert.Null(article);
        Assert.Equal(expected, Line(Assert.Single(flaws)));
    }

    [Fact]
    public void Files_that_are_too_large_misnamed_or_not_UTF_8_stop_the_start_and_are_named()
    {
        var folder = Path.Combine(TestFolder.New("articles"), "knowledge");
        Directory.CreateDirectory(Path.Combine(folder, "zh-CN"));
        File.WriteAllText(Path.Combine(folder, "zh-CN", "other.md"), Good);
        File.WriteAllText(Path.Combine(folder, "zh-CN", "large.md"), Good + new string('x', 10_000_000));
        File.WriteAllBytes(Path.Combine(folder, "zh-CN", "wrong.md"), [.. "---\n"u8, 0xC3, 0x28]);
        var refused = Assert.Throws<BadFilesException>(() => new ArticleLibrary(folder));
        Assert.Equal(
            ["scripts/knowledge/zh-CN/large.md", "scripts/knowledge/zh-CN/other.md", "scripts/knowledge/zh-CN/wrong.md"], refused.Flaws.Select(x => x.File));
        Assert.Equal(["is larger than 1048576 bytes", "'sample' is not the name of the file", "is not UTF-8"], refused.Flaws.Select(x => x.Flaw.Reason));
    }

    [Fact]
    public async Task The_shipped_files_are_taken_up_once_and_a_changed_one_becomes_a_version()
    {
        var copy = Path.Combine(TestFolder.New("articles"), "knowledge");
        TestFolder.Copy(Shelf.Shipped, copy);
        var shelf = await Shelf.New();
        await shelf.Take(copy);
        await shelf.Take(copy);
        await using var db = shelf.Database.Open();
        Assert.Equal((52, 52), (await db.Articles.CountAsync(), await db.ArticleVersions.CountAsync()));

        var file = Path.Combine(copy, "zh-CN", "roaming-on.md");
        var written = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, written + "\n新增一行。\n");
        await shelf.Take(copy);
        var row = await db.Articles.AsNoTracking().SingleAsync(x => x.Key == "roaming-on" && x.Locale == "zh-CN");
        Assert.Equal(2, row.Version);
        Assert.Equal([written + "\n新增一行。\n", written], await ArticleQueries.Versions(db, row.Id).Select(x => x.Source).ToListAsync());
    }

    [Fact]
    public async Task What_somebody_changed_stays_until_the_file_itself_changes()
    {
        var shelf = await Shelf.Full();
        var (article, _) = ArticleReader.Read(Good.Replace("id: sample", "id: roaming-on", StringComparison.Ordinal), "zh-CN");
        await shelf.Writes.RunAsync(db => ArticleShelf.PutAsync(db, new(article!, "changed", ArticleOrigin.Page, Guid.NewGuid()), Shelf.Now));
        await shelf.Take(Shelf.Shipped);
        await using var db = shelf.Database.Open();
        var row = await db.Articles.SingleAsync(x => x.Key == "roaming-on" && x.Locale == "zh-CN");
        Assert.Equal(("样例", 2), (row.Title, row.Version));
    }

    private static string Line(Flaw flaw) => $"{flaw.Line}: {(flaw.Key.Length == 0 ? "" : flaw.Key + ": ")}{flaw.Reason}";
}
