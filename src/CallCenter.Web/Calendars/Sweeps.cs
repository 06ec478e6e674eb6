using System.Collections.Frozen;
using CallCenter.Web.Data;
using Quartz;
using Quartz.Impl;

namespace CallCenter.Web.Calendars;

/// <summary>Work that is looked for again and again: the scheduler says when to look, the office clock what is due. A sweep claims
/// what it does by compare-and-set, for two may look at once.</summary>
public interface ISweep
{
    /// <summary>Name of its job in the scheduler.</summary>
    string Name { get; }

    TimeSpan Every { get; }

    Task SweepAsync(CancellationToken stop);
}

/// <summary>The sweeps by name, for the scheduler's own container.</summary>
public sealed class SweepTable(IEnumerable<ISweep> sweeps)
{
    private readonly FrozenDictionary<string, ISweep> byName = sweeps.ToFrozenDictionary(x => x.Name, StringComparer.Ordinal);

    public IEnumerable<ISweep> All => byName.Values;

    public ISweep? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>The one job type the scheduler knows; its key names the sweep.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(SweepTable sweeps, DatabaseGate gate, ILogger<SweepJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A sweep of another build that shares the database is not ours to run; an absent database is the pages' affair.
        if (!gate.Ready || sweeps.Find(context.JobDetail.Key.Name) is not { } sweep) return;
        try
        {
            await sweep.SweepAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(error, "Sweep {Sweep} failed; it runs again in {Every}", sweep.Name, sweep.Every);
        }
    }
}

/// <summary>Runs the scheduler from the moment the database is ready until the end. Nodes of one server share their triggers through
/// it. The embedded database has one node and one writer: there the scheduler remembers by itself, and writes nothing every second.</summary>
public sealed class SweepScheduler(
    DatabaseGate gate, DatabasePlace place, IEnumerable<ISweep> sweeps, ILoggerFactory logs, ILogger<SweepScheduler> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly SweepTable table = new(sweeps);
    private IScheduler? scheduler;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gate.WhenPreparedAsync(stoppingToken);
            while (!await TryStartAsync(stoppingToken)) await Task.Delay(Pause, stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends; Quartz wraps a cancelled start in exceptions of its own.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is not null) await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    private async Task<bool> TryStartAsync(CancellationToken stop)
    {
        try
        {
            scheduler ??= await QuartzSchedulerBuilder.Create(Describe).BuildScheduler(stop);
            foreach (var sweep in table.All) await ScheduleAsync(scheduler, sweep, stop);
            await scheduler.Start(stop);
            log.LogInformation("Scheduler runs {Count} sweeps", table.All.Count());
            return true;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "The scheduler cannot start; trying again in {Pause}", Pause);
            return false;
        }
    }

    private void Describe(IQuartzBuilder quartz)
    {
        quartz.Services.AddSingleton(logs).AddSingleton(gate).AddSingleton(table);
        quartz.ConfigureScheduler(x =>
        {
            x.InstanceName = "CallCenter";
            x.InstanceId = place.Embedded ? "one" : $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
        });
        if (place.Embedded) quartz.UseInMemoryStore();
        else quartz.UsePersistentStore(Share);
    }

    private void Share(IPersistentStoreBuilder store)
    {
        if (place.Provider == DatabaseProvider.Postgres) store.UsePostgres(place.ConnectionString);
        else store.UseSqlServer(place.ConnectionString);
        store.ProvisionSchema();
        store.UseClustering();
        store.ConfigureStore(x =>
        {
            // Without this two nodes that start together fire the same trigger twice.
            x.AcquireTriggersWithinLock = true;
            x.UseBackgroundThreads = true;
        });
    }

    /// <summary>A trigger that another node has stored already is left alone: replacing it makes it fire twice.</summary>
    private static async Task ScheduleAsync(IScheduler scheduler, ISweep sweep, CancellationToken stop)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(sweep.Name).ForJob(sweep.Name)
            .WithSimpleSchedule(x => x.WithInterval(sweep.Every).RepeatForever()).StartNow().Build();
        try
        {
            if (await scheduler.GetTrigger(trigger.Key, stop) is not ISimpleTrigger stored)
                await scheduler.ScheduleJob(JobBuilder.Create<SweepJob>().WithIdentity(sweep.Name).Build(), trigger, cancellationToken: stop);
            else if (stored.RepeatInterval != sweep.Every)
                await scheduler.RescheduleJob(trigger.Key, trigger, stop);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was quicker by a moment.
        }
    }
}
