using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Versions of scripts, drafts, and who did what to them.</summary>
internal static class ScriptModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ScriptVersion>(version =>
        {
            version.HasKey(x => new { x.ScriptId, x.Locale, x.Version });
            version.Property(x => x.Yaml).HasMaxLength(-1);
            version.Property(x => x.Parts).HasMaxLength(-1);
        });
        model.Entity<ScriptDraft>(draft =>
        {
            draft.HasKey(x => new { x.ScriptId, x.Locale });
            draft.Property(x => x.Yaml).HasMaxLength(-1);
        });
        model.Entity<ScriptAct>(act =>
        {
            act.Property(x => x.Id).ValueGeneratedNever();
            act.Property(x => x.Note).HasMaxLength(Lengths.Note);
            act.HasIndex(x => new { x.ScriptId, x.Locale, x.At });
        });
    }
}
