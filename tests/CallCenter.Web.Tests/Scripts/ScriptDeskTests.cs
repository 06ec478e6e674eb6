using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Draft, review, published, retired: who, when, and what calls follow.</summary>
public sealed class ScriptDeskTests
{
    private static readonly ScriptName Name = new("second-callback", "zh-CN");
    private static readonly Actor.Person Manager = new(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager });

    [Fact]
    public async Task A_draft_is_reviewed_published_rolled_back_and_a_running_call_keeps_its_version()
    {
        await using var product = await Product.Start(await TestDatabase.New(DatabaseProvider.Sqlite));
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        var (desk, library) = (product.Services.GetRequiredService<ScriptDesk>(), product.Services.GetRequiredService<ScriptLibrary>());
        var first = library.Find(Name.Id, Name.Locale)!.Version;
        var yaml = library.FindText(Name.Id, Name.Locale, first)!.Yaml;
        var changed = yaml.Replace("title: 来电原因", "title: 为什么来电", StringComparison.Ordinal);

        Assert.Equal(ScriptRefusal.NotAllowed, await desk.SaveAsync(hands.Agent, Name, changed, 0));
        Assert.Null(await desk.SaveAsync(Manager, Name, changed, 0));
        Assert.Equal(ScriptRefusal.ChangedMeanwhile, await desk.SaveAsync(Manager, Name, changed, 0));
        Assert.Equal(ScriptRefusal.NotInReview, await desk.PublishAsync(Manager, Name));
        Assert.Null(await desk.SubmitAsync(Manager, Name));
        Assert.Null(await desk.PublishAsync(Manager, Name));
        var second = library.Find(Name.Id, Name.Locale)!;
        Assert.Equal((changed, "为什么来电"), (library.FindText(Name.Id, Name.Locale, second.Version)!.Yaml, second.Steps["reason"].Title));
        var state = (await product.Services.GetRequiredService<LiveCalls>().StateAsync(call))!;
        Assert.Equal(first, product.Services.GetRequiredService<CallBook>().ScriptOf(state.Order).Version);

        Assert.Equal(ScriptRefusal.NoChange, await desk.RollBackAsync(Manager, Name, second.Version));
        Assert.Null(await desk.RollBackAsync(Manager, Name, first));
        Assert.Equal((first, yaml), (library.Find(Name.Id, Name.Locale)!.Version, library.FindText(Name.Id, Name.Locale, first)!.Yaml));
        await using var db = product.OpenDb();
        Assert.Equal(
            [ScriptDeed.Published, ScriptDeed.Drafted, ScriptDeed.Submitted, ScriptDeed.Retired, ScriptDeed.Published, ScriptDeed.Retired, ScriptDeed.RolledBack],
            [.. db.ScriptActs.Where(a => a.ScriptId == Name.Id && a.Locale == Name.Locale).AsEnumerable().OrderBy(a => a.At).ThenBy(a => a.Deed != ScriptDeed.Retired).Select(a => a.Deed)]);
        Assert.Equal(Manager.Id, db.ScriptActs.Single(a => a.Deed == ScriptDeed.RolledBack).PersonId);
    }

    [Fact]
    public async Task What_must_not_be_said_or_was_never_walked_is_not_published_and_a_publication_survives_a_restart()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        string version;
        await using (var product = await Product.Start(database))
        {
            var (desk, library) = (product.Services.GetRequiredService<ScriptDesk>(), product.Services.GetRequiredService<ScriptLibrary>());
            var yaml = library.FindText(Name.Id, Name.Locale, library.Find(Name.Id, Name.Locale)!.Version)!.Yaml;
            async Task<ScriptRefusal?> Hand(string text, int revision) => await desk.SaveAsync(Manager, Name, text, revision) ?? await desk.SubmitAsync(Manager, Name);
            Assert.Equal(ScriptRefusal.Flawed, await Hand(yaml.Replace("好的，谢谢您的确认", "这个我不知道", StringComparison.Ordinal), 0));
            Assert.Equal(ScriptRefusal.Flawed, await Hand(yaml.Replace("{first.date}", "{first.weekday}", StringComparison.Ordinal), 1));
            Assert.Equal(ScriptRefusal.Uncovered, await Hand(string.Join('\n', yaml.Split('\n').Where(l => !l.Contains("name: 待核实", StringComparison.Ordinal))), 2));
            Assert.Equal(ScriptRefusal.OtherScript, await Hand(yaml.Replace("id: second-callback", "id: other", StringComparison.Ordinal), 3));
            Assert.Null(await Hand(yaml + "\n# checked\n", 4));
            Assert.Null(await desk.PublishAsync(Manager, Name));
            version = library.Find(Name.Id, Name.Locale)!.Version;
        }
        await using var again = await Product.Start(database);
        Assert.Equal(version, again.Services.GetRequiredService<ScriptLibrary>().Find(Name.Id, Name.Locale)!.Version);
    }

    [Fact]
    public async Task A_draft_is_published_by_another_manager_than_its_author_unless_there_is_no_other_or_the_house_allows_it()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        var (author, other) = (new Actor.Person(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager }), new Actor.Person(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager }));
        await using (var product = await Product.Start(database))
        {
            await Hire(product, author.Id);
            var desk = product.Services.GetRequiredService<ScriptDesk>();
            Assert.Null(await Written(product, author, "# one"));
            Assert.Null(await desk.PublishAsync(author, Name));
            await Hire(product, other.Id);
            Assert.Null(await Written(product, author, "# two"));
            Assert.Equal(ScriptRefusal.OwnDraft, await desk.PublishAsync(author, Name));
            Assert.Null(await desk.PublishAsync(other, Name));
        }
        await using var lenient = await Product.Start(database, ("Scripts:OwnReview", "true"));
        Assert.Null(await Written(lenient, author, "# three"));
        Assert.Null(await lenient.Services.GetRequiredService<ScriptDesk>().PublishAsync(author, Name));
    }

    private static async Task<ScriptRefusal?> Written(Product product, Actor.Person author, string line)
    {
        var (desk, library) = (product.Services.GetRequiredService<ScriptDesk>(), product.Services.GetRequiredService<ScriptLibrary>());
        var yaml = library.FindText(Name.Id, Name.Locale, library.Find(Name.Id, Name.Locale)!.Version)!.Yaml;
        return await desk.SaveAsync(author, Name, $"{yaml}\n{line}\n", 0) ?? await desk.SubmitAsync(author, Name);
    }

    private static async Task Hire(Product product, Guid id)
    {
        await using var db = product.OpenDb();
        var role = db.Roles.Single(r => r.Name == nameof(Role.Manager));
        db.Users.Add(new Web.People.Person { Id = id, UserName = $"{id:N}", NormalizedUserName = $"{id:N}", DisplayName = "林晓雯", StaffNumber = $"{id:N}"[..8], SecurityStamp = "s" });
        db.UserRoles.Add(new() { UserId = id, RoleId = role.Id });
        await db.SaveChangesAsync();
    }
}
