using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Settings;

namespace CallCenter.Web.Prompts;

/// <summary>Section <c>Prompts</c>.</summary>
public sealed class PromptsOptions
{
    /// <summary>Folder of the prompts; empty: found beside the program. Relative to the content root.</summary>
    public string? Folder { get; set; }
}

public static class PromptsSetup
{
    /// <summary>Loads the prompts before the host starts; a bad file stops the start.</summary>
    public static WebApplicationBuilder AddPrompts(this WebApplicationBuilder builder)
    {
        builder.Services.AddCheckedOptions<PromptsOptions>("Prompts");
        builder.Services.AddSingleton(new PromptLibrary(FolderOf(builder), builder.AddCompliance()));
        return builder;
    }

    internal static string FolderOf(WebApplicationBuilder builder) =>
        DataFolders.Find(builder.Environment.ContentRootPath, "prompts", builder.Configuration["Prompts:Folder"]);
}
