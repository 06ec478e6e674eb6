using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>When the account may create its next call. One row for all nodes; compared and set.</summary>
public sealed class CallSlot
{
    public required string Account { get; init; }

    /// <summary>Technical time of the first slot that nobody has claimed.</summary>
    public required DateTimeOffset NextAt { get; set; }
}

/// <summary>
/// The account's calls per second, shared by all nodes: every creation takes a slot and waits for it. Quick accounts claim a
/// few slots at once, so that the database is asked ten times a second at most.
/// </summary>
public sealed class CallSlots(Writes writes, IOptions<TelephonyOptions> options) : IDisposable
{
    private const int MostTries = 50;

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly double rate = options.Value.Rate;
    private DateTimeOffset next;
    private int left;

    /// <summary>Comes back when this call may be created.</summary>
    public async Task TakeAsync(CancellationToken stop = default)
    {
        var wait = await ClaimAsync() - TimeProvider.System.GetUtcNow();
        if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System, stop);
    }

    /// <summary>The instant of the next slot, which is ours now.</summary>
    public async Task<DateTimeOffset> ClaimAsync()
    {
        await one.WaitAsync();
        try
        {
            if (left == 0) (next, left) = await ReserveAsync(Math.Max(1, (int)(rate / 10)));
            var slot = next;
            (next, left) = (next + TimeSpan.FromSeconds(1 / rate), left - 1);
            return slot;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<(DateTimeOffset First, int Count)> ReserveAsync(int count)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                if (await writes.RunAsync(db => TryAsync(db, count)) is { } first) return (first, count);
            }
            catch (DbUpdateException e) when (Faults.IsTaken(e))
            {
                // Another node made the row at the same moment.
            }
        }
        throw new InvalidOperationException("No slot for a call could be claimed.");
    }

    private async Task<DateTimeOffset?> TryAsync(Db db, int count)
    {
        var account = options.Value.AccountSid;
        var now = Instants.Whole(TimeProvider.System.GetUtcNow());
        var row = await db.CallSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Account == account);
        var first = row is null || row.NextAt < now ? now : row.NextAt;
        var after = Instants.Whole(first + TimeSpan.FromSeconds(count / rate));
        if (row is null)
        {
            db.CallSlots.Add(new CallSlot { Account = account, NextAt = after });
            return first;
        }
        var claimed = await db.CallSlots.Where(s => s.Account == account && s.NextAt == row.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextAt, after));
        return claimed == 1 ? first : null;
    }
}
