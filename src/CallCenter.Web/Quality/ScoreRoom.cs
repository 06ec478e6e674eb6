using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Quality;

/// <summary>What the pages of quality read and do for the person at them.</summary>
public sealed class ScoreRoom(VerdictDesk verdicts, CurrentActor who, IDbContextFactory<Db> dbs)
{
    /// <summary>A piece of the list: one's own, one's team's or everybody's scores.</summary>
    public async Task<ListSlice<ScoreRow>> ListAsync(ListQuery query, ScoreFilter filter)
    {
        var person = await who.RequireAsync();
        await using var db = await dbs.CreateDbContextAsync();
        return await ScoreQueries.Seen(db, Sight.Of(person, Act.ReadCall), filter with { Search = query.Search }).SliceAsync(query);
    }

    /// <summary>Keeps a verdict; false where it was not theirs to give.</summary>
    public async Task<bool> SayAsync(HitPlace hit, HitVerdict verdict) => await verdicts.SayAsync(await who.RequireAsync(), hit, verdict);
}
