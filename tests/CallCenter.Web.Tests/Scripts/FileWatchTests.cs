using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Files change under a running product: good ones are taken up, bad ones change nothing, a call keeps its version.</summary>
public sealed class FileWatchTests
{
    [Fact]
    public async Task A_running_call_keeps_its_version_through_a_new_file_a_bad_file_and_a_restart()
    {
        var folder = TestFolder.CopyOf("scripts");
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        Guid call;
        string pinned;
        await using (var product = await Product.Start(database, ("Scripts:Folder", folder)))
        {
            var hands = await DeskHands.Seated(product, "+8613800005670");
            call = await hands.DialAsync();
            pinned = (await hands.Reaches(call, CallPhase.Talking)).Order.ScriptVersion;
            var library = product.Services.GetRequiredService<ScriptLibrary>();

            await Append(folder, "\n# a new version\n");
            await Eventually.Holds(() => Newest(library) != pinned, "the new file is taken up");
            var second = Newest(library);
            await Append(folder, "\nnonsense: true\n");
            Assert.NotEmpty(library.Reload());
            Assert.Equal((second, pinned), (Newest(library), library.Find("second-callback", "zh-CN", pinned)?.Version));
            await File.WriteAllTextAsync(Path.Combine(folder, "zh-CN", "second-callback.yaml"), await Original() + "\n# a third version\n");
            await Eventually.Holds(() => Newest(library) != second, "the mended file is taken up");
        }
        await using var again = await Product.Start(database, ("Scripts:Folder", folder));
        var state = Assert.IsType<CallState>(await again.Services.GetRequiredService<LiveCalls>().StateAsync(call));
        Assert.Equal(pinned, again.Services.GetRequiredService<CallBook>().ScriptOf(state.Order).Version);
        Assert.NotEqual(pinned, Newest(again.Services.GetRequiredService<ScriptLibrary>()));
    }

    [Fact]
    public async Task What_one_node_publishes_is_in_force_on_the_other_and_its_calls_keep_their_version()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var here = await Product.Start(database);
        await using var there = await Product.Start(database);
        var hands = await DeskHands.Seated(there, "+8613900001111");
        var call = await hands.DialAsync();
        var pinned = (await hands.Reaches(call, CallPhase.Talking)).Order.ScriptVersion;
        var manager = new Core.People.Actor.Person(Guid.NewGuid(), null, new HashSet<Core.People.Role> { Core.People.Role.Manager });
        var (desk, library) = (here.Services.GetRequiredService<ScriptDesk>(), here.Services.GetRequiredService<ScriptLibrary>());
        var (name, other) = (new ScriptName("second-callback", "zh-CN"), there.Services.GetRequiredService<ScriptLibrary>());
        Assert.Null(await desk.SaveAsync(manager, name, library.FindText(name.Id, name.Locale, pinned)!.Yaml + "\n# from the first node\n", 0));
        Assert.Null(await desk.SubmitAsync(manager, name));
        Assert.Null(await desk.PublishAsync(manager, name));
        var published = Newest(library);
        Assert.NotEqual(pinned, published);
        await Eventually.Holds(() => Newest(other) == published, "the publication of the first node is in force on the second");
        Assert.Equal(pinned, there.Services.GetRequiredService<CallBook>().ScriptOf((await there.Services.GetRequiredService<LiveCalls>().StateAsync(call))!.Order).Version);

        Assert.Null(await there.Services.GetRequiredService<ScriptDesk>().RollBackAsync(manager, name, pinned));
        await Eventually.Holds(() => Newest(library) == pinned, "the roll back on the second node reaches the first");
    }

    private static string? Newest(ScriptLibrary library) => library.Find("second-callback", "zh-CN")?.Version;

    private static Task Append(string folder, string text) => File.AppendAllTextAsync(Path.Combine(folder, "zh-CN", "second-callback.yaml"), text);

    private static Task<string> Original() => File.ReadAllTextAsync(Path.Combine(TestFolder.Source, "scripts", "zh-CN", "second-callback.yaml"));
}
