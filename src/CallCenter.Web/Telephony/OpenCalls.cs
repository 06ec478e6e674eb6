using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>Takes up the calls that were open at the last stop, then looks after all open calls: what a webhook did not say is asked.</summary>
public sealed class OpenCalls(LiveCalls calls, Reconciler reconciler, IDbContextFactory<Db> dbs, DatabaseGate database, ILogger<OpenCalls> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenPreparedAsync(stoppingToken);
        await TakeUpAsync(stoppingToken);
        using var rounds = new PeriodicTimer(Round);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            foreach (var state in calls.Open.ToList())
                await LookAsync(state, interrupted: false);
    }

    private async Task TakeUpAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var open = await CallQueries.Open(db).Where(c => c.Phase != CallPhase.WrapUp).Select(c => c.Id).ToListAsync(stop);
        foreach (var id in open)
            if (await calls.StateAsync(id) is { } state) await LookAsync(state, interrupted: true);
        if (open.Count > 0) log.LogInformation("Took up {Count} open calls", open.Count);
    }

    private async Task LookAsync(CallState state, bool interrupted)
    {
        try
        {
            await reconciler.ReconcileAsync(state, interrupted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Call {CallId} could not be reconciled", state.Id);
        }
    }
}
