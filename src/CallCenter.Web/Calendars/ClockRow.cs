using System.Globalization;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calendars;

/// <summary>Keeps in the database how far the office clock is ahead, so that no restart sets it back.</summary>
public sealed class ClockRow(OfficeClock clock, Writes writes, IDbContextFactory<Db> dbs, ILogger<ClockRow> log) : IStartStep
{
    public async Task RunAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        if (clock.Ahead > TimeSpan.Zero) log.LogInformation("The office clock is {Ahead} ahead", clock.Ahead);
    }

    /// <summary>Takes over what is stored.</summary>
    public async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        clock.Grow(Read(await db.Settings.Where(x => x.Key == SettingKeys.ClockAhead).Select(x => x.Value).FirstOrDefaultAsync(stop)));
    }

    /// <summary>Moves the clock forward to an instant, stored first. An instant that is past already changes nothing.</summary>
    /// <param name="instant">What is to be now.</param>
    /// <param name="why">For the log.</param>
    public async Task AdvanceToAsync(DateTimeOffset instant, string why, CancellationToken stop = default)
    {
        var ahead = await writes.RunAsync(async db =>
        {
            var row = await db.Settings.FirstOrDefaultAsync(x => x.Key == SettingKeys.ClockAhead, stop);
            row ??= db.Settings.Add(new() { Key = SettingKeys.ClockAhead, Value = "0" }).Entity;
            var wanted = clock.AheadFor(instant);
            var stored = Read(row.Value);
            var next = wanted > stored ? wanted : stored;
            row.Value = (next.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
            return next;
        }, stop);
        if (ahead == clock.Ahead) return;
        clock.Grow(ahead);
        log.LogInformation("The office clock went on to {Now}: {Why}", clock.GetUtcNow(), why);
    }

    private static TimeSpan Read(string? microseconds) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromMicroseconds(value)
            : TimeSpan.Zero;
}
