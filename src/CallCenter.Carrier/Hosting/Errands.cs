using System.Collections.Concurrent;

namespace CallCenter.Carrier.Hosting;

/// <summary>Everything that runs beside the requests: started here, seen here when it fails, ended here within two seconds.</summary>
internal sealed class Errands(ILogger<Errands> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public CancellationToken Closing => _closing.Token;

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
            using var both = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, also);
            await errand(both.Token);
        }
        catch (OperationCanceledException)
        {
            // A call that ended or a carrier that stops: nothing to say.
        }
        catch (Exception fault)
        {
            log.LogError(fault, "An errand of the carrier failed");
        }
    }
}
