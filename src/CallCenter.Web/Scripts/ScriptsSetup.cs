using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Prompts;
using CallCenter.Web.Settings;

namespace CallCenter.Web.Scripts;

/// <summary>Section <c>Scripts</c>.</summary>
public sealed class ScriptsOptions
{
    /// <summary>Folder of the call scripts and phrase lists; empty: found beside the program. Relative to the content root.</summary>
    public string? Folder { get; set; }

    /// <summary>Managers may review and publish their own drafts although there is another manager.</summary>
    public bool OwnReview { get; set; }
}

public static class ScriptsSetup
{
    /// <summary>Loads the call scripts before the host starts; a bad file stops the start.</summary>
    public static WebApplicationBuilder AddScripts(this WebApplicationBuilder builder)
    {
        var phrases = builder.AddCompliance();
        builder.Services.AddCheckedOptions<ScriptsOptions>("Scripts");
        builder.Services.AddSingleton(new ScriptLibrary(FolderOf(builder), phrases));
        builder.Services.AddSingleton(new DataPlaces([FolderOf(builder), PromptsSetup.FolderOf(builder)]));
        // Phrases first: scripts are checked against them.
        builder.Services.AddSingleton<IVersionedTexts, RuleTexts>().AddSingleton<IVersionedTexts, ScriptTexts>();
        builder.Services.AddSingleton<ScriptDesk>().AddScoped<ScriptRoom>();
        builder.Services.AddSingleton<ScriptShelf>().AddSingleton<IStartStep>(p => p.GetRequiredService<ScriptShelf>());
        builder.Services.AddHostedService<FileWatch>();
        return builder;
    }

    internal static string FolderOf(WebApplicationBuilder builder) =>
        DataFolders.Find(builder.Environment.ContentRootPath, "scripts", builder.Configuration["Scripts:Folder"]);
}
