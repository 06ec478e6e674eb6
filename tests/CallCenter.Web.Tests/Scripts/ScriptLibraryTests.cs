using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Scripts;

public sealed class ScriptLibraryTests
{
    private readonly string _folder = TestFolder.New("scripts");

    private string Chinese => Path.Combine(_folder, "zh-CN", "second-callback.yaml");

    private ScriptLibrary Load()
    {
        TestFolder.Copy(DataFolder.Scripts, _folder);
        return new(_folder, new PhraseLibrary(_folder));
    }

    [Fact]
    public void A_script_is_found_by_id_and_language_and_keeps_its_text()
    {
        var library = Load();
        var script = library.Find("second-callback", "zh-CN")!;
        Assert.Equal(("二次回访", "Second callback"), (script.Title, library.Find("second-callback", "en")!.Title));
        Assert.Equal(ScriptReader.VersionOf(File.ReadAllText(Chinese), library.FindText("second-callback", "zh-CN", script.Version)!.Parts), script.Version);
        Assert.Equal(["branches", "ending", "opening", "rating"], library.FindText("second-callback", "zh-CN", script.Version)!.Parts.Keys.Order());
        Assert.Equal(File.ReadAllText(Chinese), library.FindText("second-callback", "zh-CN", script.Version)!.Yaml);
        Assert.Null(library.Find("second-callback", "fr"));
        Assert.Null(library.Find("second-callback", "zh-CN", "0"));
    }

    [Fact]
    public void A_reload_brings_the_new_version_and_keeps_the_one_a_call_has_pinned()
    {
        var library = Load();
        var old = library.Find("second-callback", "zh-CN")!;
        File.WriteAllText(Chinese, File.ReadAllText(Chinese).Replace("title: 二次回访", "title: 二次回访（新）", StringComparison.Ordinal));
        Assert.Empty(library.Reload());
        var now = library.Find("second-callback", "zh-CN")!;
        Assert.Equal(("二次回访（新）", "二次回访"), (now.Title, library.Find("second-callback", "zh-CN", old.Version)!.Title));
        Assert.NotEqual(old.Version, now.Version);
    }

    [Fact]
    public void A_bad_reload_changes_nothing_and_says_why()
    {
        var library = Load();
        var old = library.Find("second-callback", "zh-CN");
        File.WriteAllText(Chinese, File.ReadAllText(Chinese).Replace("next: promise-unknown", "next: nowhere", StringComparison.Ordinal));
        Assert.Equal("scripts/zh-CN/second-callback.yaml:44:37: steps.promise.answers.unknown.next: no step 'nowhere'", library.Reload()[0].ToString());
        Assert.Same(old, library.Find("second-callback", "zh-CN"));
    }

    [Fact]
    public void A_version_the_files_no_longer_have_is_put_back_from_its_text()
    {
        var library = Load();
        var yaml = File.ReadAllText(Chinese).Replace("title: 二次回访", "title: 旧版", StringComparison.Ordinal);
        var parts = library.FindText("second-callback", "zh-CN", library.Find("second-callback", "zh-CN")!.Version)!.Parts;
        Assert.Empty(library.Restore(yaml, parts));
        Assert.Equal("旧版", library.Find("second-callback", "zh-CN", ScriptReader.VersionOf(yaml, parts))!.Title);
        Assert.Equal("二次回访", library.Find("second-callback", "zh-CN")!.Title);
        Assert.NotEmpty(library.Restore("id: x"));
    }

    [Fact]
    public void The_start_loads_everything_eagerly_and_fails_on_a_bad_file()
    {
        TestFolder.Copy(DataFolder.Scripts, _folder);
        var builder = WebApplication.CreateBuilder(["--Scripts:Folder", _folder]).AddScripts();
        Assert.NotNull(builder.Services.BuildServiceProvider().GetRequiredService<ScriptLibrary>().Find("second-callback", "en"));
        File.WriteAllText(Chinese, "id: x\n");
        Assert.Throws<BadFilesException>(() => WebApplication.CreateBuilder(["--Scripts:Folder", _folder]).AddScripts());
        var missing = Assert.Throws<BadFilesException>(() => WebApplication.CreateBuilder(["--Scripts:Folder", _folder + "-gone"]).AddScripts());
        Assert.Contains("Scripts:Folder: there is no such folder", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_is_found_from_the_project_and_beside_the_program()
    {
        var project = Path.Combine(TestFolder.Source, "src", "CallCenter.Web");
        Assert.Equal(DataFolder.Scripts, DataFolders.Find(project, "scripts", null));
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "scripts"), DataFolders.Find(_folder, "scripts", null));
        Assert.Equal(DataFolder.Prompts, DataFolders.Find(project, "prompts", "../../prompts"));
    }
}
