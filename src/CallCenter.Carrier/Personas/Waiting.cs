using System.Threading.Channels;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Personas;

/// <summary>What a person who hears nothing is waiting in.</summary>
internal enum Quiet { Silence, OnHold, Alone }

/// <summary>A person listening into silence, or to the music on hold.</summary>
internal sealed class Waiting(Patience patience, Timing timing)
{
    private DateTimeOffset _tick;
    private DateTimeOffset _quietSince;
    private Quiet _quiet;
    private int _prompts;

    public void Restart()
    {
        _tick = _quietSince = timing.Now;
        _prompts = 0;
    }

    /// <summary>True when there is something to hear; false when it is time to look at the clock again.</summary>
    public async Task<bool> For(ChannelReader<Calls.Heard> ears, CancellationToken ct)
    {
        using var look = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (Step() is { } step) look.CancelAfter(step);
        try
        {
            return await ears.WaitToReadAsync(look.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>True when this kind of quiet has lasted too long.</summary>
    public bool IsOver(Quiet quiet)
    {
        if (quiet != _quiet) _quietSince = timing.Now;
        _quiet = quiet;
        var limit = timing.Patience(quiet switch
        {
            Quiet.OnHold => patience.HoldSeconds,
            Quiet.Alone => patience.AloneSeconds,
            _ => patience.HangUpSeconds,
        });
        return limit is { } most && timing.Now - _quietSince >= most;
    }

    /// <summary>True once per stretch of silence, and only so often.</summary>
    public bool TakesPrompt()
    {
        if (timing.Patience(patience.SilenceSeconds) is not { } silence || _prompts >= patience.MostPrompts) return false;
        if (timing.Now - _tick < silence) return false;
        _tick = timing.Now;
        _prompts++;
        return true;
    }

    // A look every tenth of the shortest limit is close enough for a person.
    private TimeSpan? Step()
    {
        double?[] limits = [patience.SilenceSeconds, patience.HangUpSeconds, patience.HoldSeconds, patience.AloneSeconds];
        return timing.Patience(limits.Min()) is { } shortest ? shortest / 10 : null;
    }
}
