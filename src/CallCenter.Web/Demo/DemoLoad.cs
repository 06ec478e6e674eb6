using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Demo;

/// <summary>Fills an empty database once, marks it as demo, and never lets a demo database out to a real carrier.</summary>
public sealed class DemoLoad(
    DemoRule rule, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, IServiceScopeFactory scopes,
    ILogger<DemoLoad> log) : IStartStep
{
    public async Task RunAsync(CancellationToken stop)
    {
        var mark = await FindMarkAsync(stop);
        if (mark is not null && rule.RealCarrier)
            throw new StartRefusedException("Telephony:Carrier: this database was made as demo and never opens against Twilio. Choose another Database:ConnectionString, or Telephony:Carrier=Simulator.");
        if (mark is { Complete: true } || (mark is null && !await MayStartAsync(stop)))
            return;
        await LoadAsync(mark ?? new(rule.Seed, Instants.Whole(clock.GetUtcNow()), Loaded: 0, Complete: false), stop);
    }

    private async Task<DemoMark?> FindMarkAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return DemoMark.Read(await db.Settings.Where(s => s.Key == SettingKeys.Demo).Select(s => s.Value).SingleOrDefaultAsync(stop));
    }

    private async Task<bool> MayStartAsync(CancellationToken stop)
    {
        if (!rule.Data)
            return false;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (!await db.Customers.AnyAsync(stop) && !await db.Users.AnyAsync(stop))
            return true;
        log.LogInformation("The database holds data that is not demo: no demo data is added");
        return false;
    }

    private async Task LoadAsync(DemoMark mark, CancellationToken stop)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var roles = await RolesAsync(stop);
        await using var scope = scopes.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>();
        var chunks = DemoRows.Chunks(DemoData.Make(mark.Seed, mark.MadeAt), hasher, roles).ToList();
        foreach (var chunk in chunks.Skip(mark.Loaded))
        {
            mark = mark with { Loaded = mark.Loaded + 1, Complete = mark.Loaded + 1 == chunks.Count };
            await writes.RunAsync(db => AddAsync(db, chunk, mark, stop), stop);
        }

        log.LogInformation(
            "Demo data loaded in {Milliseconds:0} ms: {Chunks} writes, seed {Seed}",
            System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds, chunks.Count, mark.Seed);
    }

    // Rows and progress in one transaction: a start that was killed in between goes on where it stopped.
    private static async Task AddAsync(Db db, object[] chunk, DemoMark mark, CancellationToken stop)
    {
        await DemoInsert.RowsAsync(db, chunk, stop);
        if (mark.Loaded == 1)
            db.Add(new Setting { Key = SettingKeys.Demo, Value = mark.ToString() });
        else
            await db.Settings.Where(s => s.Key == SettingKeys.Demo).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, mark.ToString()), stop);
    }

    private async Task<Dictionary<string, Guid>> RolesAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Roles.ToDictionaryAsync(role => role.Name ?? "", role => role.Id, stop);
    }
}
