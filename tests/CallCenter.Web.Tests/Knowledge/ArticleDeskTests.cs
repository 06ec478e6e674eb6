using System.Text;
using CallCenter.Core.People;
using CallCenter.Web.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class ArticleDeskTests
{
    private static readonly Actor.Person Manager = Person(Role.Manager);

    [Fact]
    public async Task A_new_version_is_found_at_once_and_the_old_one_is_kept()
    {
        var shelf = await Shelf.New();
        var desk = new ArticleDesk(shelf.Writes, shelf.Clock);
        var made = Assert.IsType<ArticleAnswer.Done>(await desk.SaveAsync(Manager, new("zh-CN", Text("sample", "预约上门"), Seen: null)));
        Assert.IsType<ArticleAnswer.Done>(await desk.SaveAsync(Manager, new("zh-CN", Text("sample", "改约时间"), ("sample", 1))));
        Assert.Equal(["sample"], await shelf.Find("改约"));
        Assert.Empty(await shelf.Find("上门"));
        await using var db = shelf.Database.Open();
        Assert.Equal([2, 1], await ArticleQueries.Versions(db, made.Id).Select(x => x.Version).ToListAsync());
        Assert.Equal(Manager.Id, (await db.ArticleVersions.FirstAsync()).ById);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_refused_with_its_reason_and_changes_nothing()
    {
        var shelf = await Shelf.New();
        var desk = new ArticleDesk(shelf.Writes, shelf.Clock);
        await desk.SaveAsync(Manager, new("zh-CN", Text("sample", "一"), Seen: null));
        Assert.IsType<ArticleAnswer.Taken>(await desk.SaveAsync(Manager, new("zh-CN", Text("sample", "二"), Seen: null)));
        Assert.IsType<ArticleAnswer.ChangedMeanwhile>(await desk.SaveAsync(Manager, new("zh-CN", Text("sample", "二"), ("sample", 7))));
        Assert.IsType<ArticleAnswer.NotFound>(await desk.SaveAsync(Manager, new("en", Text("sample", "two"), ("sample", 1))));
        var moved = Assert.IsType<ArticleAnswer.Faulty>(await desk.SaveAsync(Manager, new("zh-CN", Text("other", "二"), ("sample", 1))));
        Assert.Equal((2, "id"), (moved.Flaws[0].Line, moved.Flaws[0].Key));
        Assert.IsType<ArticleAnswer.Faulty>(await desk.SaveAsync(Manager, new("fr", Text("sample", "deux"), Seen: null)));
        Assert.IsType<ArticleAnswer.Faulty>(await desk.SaveAsync(Manager, new("zh-CN", "没有头", Seen: null)));
        Assert.IsType<ArticleAnswer.NotFound>(await desk.RetireAsync(Manager, new(99, Retired: true)));
        await using var db = shelf.Database.Open();
        Assert.Equal((1, "一"), (await db.ArticleVersions.CountAsync(), (await db.Articles.SingleAsync()).Title));
    }

    [Theory]
    [InlineData(Role.Agent, false)]
    [InlineData(Role.TeamLead, false)]
    [InlineData(Role.Quality, false)]
    [InlineData(Role.Department, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Administrator, false)]
    public async Task Who_writes_imports_and_retires_is_asked_of_rights(Role role, bool may)
    {
        var shelf = await Shelf.New();
        var desk = new ArticleDesk(shelf.Writes, shelf.Clock);
        Assert.Equal(may, await desk.SaveAsync(Person(role), new("zh-CN", Text("a", "一"), Seen: null)) is ArticleAnswer.Done);
        Assert.Equal(may, (await desk.ImportAsync(Person(role), "zh-CN", [new("b.md", Encoding.UTF8.GetBytes(Text("b", "二")))]))[0].Answer is ArticleAnswer.Done);
        Assert.Equal(may, await desk.RetireAsync(Person(role), new(1, Retired: true)) is ArticleAnswer.Done);
    }

    [Fact]
    public async Task Of_imported_files_each_is_taken_for_itself()
    {
        var shelf = await Shelf.New();
        var outcomes = await new ArticleDesk(shelf.Writes, shelf.Clock).ImportAsync(
            Manager, "zh-CN", [new("a.md", Encoding.UTF8.GetBytes(Text("a", "一"))), new("bad.md", "no head"u8.ToArray()), new("wrong.md", [0xC3, 0x28])]);
        Assert.Equal([true, false, false], outcomes.Select(x => x.Answer is ArticleAnswer.Done));
        Assert.Equal(["bad.md", "wrong.md"], outcomes.Where(x => x.Answer is ArticleAnswer.Faulty).Select(x => x.Name));
        Assert.Equal(["a"], await shelf.Find("一"));
    }

    [Fact]
    public async Task A_retired_article_is_found_no_more_until_it_is_put_back()
    {
        var shelf = await Shelf.New();
        var desk = new ArticleDesk(shelf.Writes, shelf.Clock);
        await desk.SaveAsync(Manager, new("zh-CN", Text("a", "漫游"), Seen: null));
        await desk.RetireAsync(Manager, new(1, Retired: true));
        Assert.Empty(await shelf.Find("漫游"));
        await desk.RetireAsync(Manager, new(1, Retired: false));
        Assert.Equal(["a"], await shelf.Find("漫游"));
    }

    private static string Text(string id, string title) =>
        $"---\nid: {id}\ntitle: {title}\nkind: how-to\nowner: 客户服务部\nvalidFrom: 2026-01-01\nkeywords: []\n---\n第一行。\n";

    private static Actor.Person Person(Role role) => new(Guid.NewGuid(), TeamId: null, new HashSet<Role> { role });
}
