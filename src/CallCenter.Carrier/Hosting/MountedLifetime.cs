namespace CallCenter.Carrier.Hosting;

/// <summary>Started and stopped by the process it is mounted in; signals are that process's business.</summary>
internal sealed class MountedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
