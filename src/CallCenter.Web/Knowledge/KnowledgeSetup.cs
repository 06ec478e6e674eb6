using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Knowledge;

/// <summary>Registers articles and questions.</summary>
public static class KnowledgeSetup
{
    /// <summary>Reads the articles before the host starts; a bad file stops the start.</summary>
    public static WebApplicationBuilder AddKnowledge(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ArticleLibrary(Path.Combine(ScriptsSetup.FolderOf(builder), "knowledge")));
        builder.Services.AddSingleton<ArticleShelf>().AddSingleton<IStartStep>(p => p.GetRequiredService<ArticleShelf>());
        builder.Services.AddSingleton<ArticleSearch>().AddSingleton<ArticleDesk>().AddSingleton<QuestionDesk>();
        builder.Services.AddSweep<QuestionSweep>();
        builder.Services.AddScoped<KnowledgeRoom>().AddTransient<DrawerSession>();
        builder.Services.AddSingleton(new DeskDrawer(typeof(KnowledgeDrawer), KnowledgeDrawer.OpenKey, "search", "knowledge.title"));
        return builder;
    }
}
