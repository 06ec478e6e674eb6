using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Scripts;

/// <summary>The draft of a text, its versions and who did what.</summary>
public sealed record TextPast(ScriptDraft? Draft, IReadOnlyList<VersionListed> Versions, IReadOnlyList<ActListed> Acts)
{
    private const int MostActs = 100;

    /// <summary>Reads the past of a script or phrase list.</summary>
    public static async Task<TextPast> ReadAsync(Db db, ScriptName name, string inForce)
    {
        var draft = await ScriptQueries.Drafts(db).SingleOrDefaultAsync(d => d.ScriptId == name.Id && d.Locale == name.Locale);
        var rows = await db.ScriptVersions.AsNoTracking().Where(v => v.ScriptId == name.Id && v.Locale == name.Locale).OrderBy(v => v.At).ThenBy(v => v.Version)
            .Select(v => new { v.Version, v.At }).ToListAsync();
        var acts = await ScriptQueries.ActsWithNames(db).Where(a => a.ScriptId == name.Id && a.Locale == name.Locale).OrderByDescending(a => a.At).ThenBy(a => a.Deed).Take(MostActs).ToListAsync();
        return new(
            draft, [.. rows.Select((v, i) => new VersionListed(v.Version, i + 1, v.At, v.Version == inForce)).Reverse()],
            [.. acts.Select(a => new ActListed(a.Deed, a.Version, a.Person, a.At))]);
    }
}
