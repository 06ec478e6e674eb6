using System.Collections.Concurrent;

namespace CallCenter.Carrier.Hosting;

/// <summary>Everything that runs beside the requests: started here, seen here when it fails, ended here within two seconds.</summary>
internal sealed class Errands : IHostedService, IDisposable
{
    private readonly ILogger<Errands> _log;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public Errands(ILogger<Errands> log)
    {
        _log = log;
        Closing = _closing.Token;
    }

    /// <summary>Cancelled when the carrier stops; may be asked for after that too.</summary>
    public CancellationToken Closing { get; }

    public void Run(Func<CancellationToken, Task> errand, CancellationToken also = default)
    {
        var task = Task.Run(() => Watch(errand, also), CancellationToken.None);
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_running.Keys), Task.Delay(TimeSpan.FromSeconds(1.5), cancellationToken));
    }

    public void Dispose() => _closing.Dispose();

    private async Task Watch(Func<CancellationToken, Task> errand, CancellationToken also)
    {
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(Closing, also);
            await errand(both.Token);
        }
        catch (Exception end) when (end is OperationCanceledException || Closing.IsCancellationRequested)
        {
            // A call that ended or a carrier that stops: nothing to say.
        }
        catch (Exception fault)
        {
            _log.LogError(fault, "An errand of the carrier failed");
        }
    }
}
