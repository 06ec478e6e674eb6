using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

public static class ComplianceSetup
{
    /// <summary>Loads the phrase lists before the host starts, once; a bad file stops the start.</summary>
    public static PhraseLibrary AddCompliance(this WebApplicationBuilder builder)
    {
        if (builder.Services.FirstOrDefault(s => s.ServiceType == typeof(PhraseLibrary))?.ImplementationInstance is PhraseLibrary loaded)
            return loaded;
        var phrases = new PhraseLibrary(ScriptsSetup.FolderOf(builder));
        builder.Services.AddSingleton(phrases);
        builder.Services.AddSingleton(new CaseFiles(ScriptsSetup.FolderOf(builder))).AddSingleton<TrialDesk>().AddScoped<RuleRoom>();
        return phrases;
    }
}
