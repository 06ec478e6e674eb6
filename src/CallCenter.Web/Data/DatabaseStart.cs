using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Data;

/// <summary>Migrates, runs the start steps, opens the gate; then looks every few seconds whether the database still answers.
/// A database that cannot be reached never ends the product: pages say so until it is back.</summary>
public sealed class DatabaseStart(
    DatabaseGate gate,
    Schema schema,
    IEnumerable<IStartStep> steps,
    IDbContextFactory<Db> dbs,
    IOptions<DatabaseOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<DatabaseStart> log) : BackgroundService
{
    /// <summary>How long the start waits for the first try before it goes on without the database.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromSeconds(8);

    private Task<bool>? opening;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        opening = TryOpenAsync(lifetime.ApplicationStopping);
        var first = await Task.WhenAny(opening, Task.Delay(FirstTry, time, cancellationToken));
        if (first == opening) await opening;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var open = opening is not null && await opening;
            while (!open)
            {
                await Task.Delay(options.Value.ProbeEvery, time, stoppingToken);
                open = await TryOpenAsync(stoppingToken);
            }
            while (true)
            {
                await Task.Delay(options.Value.ProbeEvery, time, stoppingToken);
                await ProbeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends.
        }
        catch (StartRefusedException refused)
        {
            gate.Refuse(refused.Message);
            lifetime.StopApplication();
        }
    }

    private async Task<bool> TryOpenAsync(CancellationToken stop)
    {
        try
        {
            await schema.RunAsync(stop);
            gate.Set(DatabaseState.Preparing);
            foreach (var step in steps) await step.RunAsync(stop);
            gate.Set(DatabaseState.Ready);
            log.LogInformation("Database ready");
            return true;
        }
        catch (Exception error) when (IsOutside(error) && !stop.IsCancellationRequested)
        {
            gate.Set(DatabaseState.Unreachable);
            log.LogError(error, "Database cannot be used yet; trying again in {Every}", options.Value.ProbeEvery);
            return false;
        }
    }

    /// <summary>Whether the fault lies with the database or the way to it; anything else is a fault of ours, and trying again mends nothing.</summary>
    private static bool IsOutside(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is DbException or SocketException or IOException or TimeoutException) return true;
        return false;
    }

    private async Task ProbeAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            await db.Settings.AnyAsync(stop);
            if (!gate.Ready) log.LogInformation("Database answers again");
            gate.Set(DatabaseState.Ready);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            if (gate.Ready) log.LogError(error, "Database does not answer any more");
            gate.Set(DatabaseState.Unreachable);
        }
    }
}
