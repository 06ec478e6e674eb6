using System.Threading.Channels;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Personas;

/// <summary>What a person who hears nothing is waiting in.</summary>
internal enum Quiet { Silence, OnHold, Alone }

/// <summary>A person listening into silence, or to the music on hold.</summary>
internal sealed class Waiting(Patience patience, Timing timing)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private DateTimeOffset _tick;
    private DateTimeOffset _quietSince;
    private Quiet _quiet;
    private int _prompts;

    public void Restart()
    {
        _tick = _quietSince = timing.Now;
        _prompts = 0;
    }

    /// <summary>True when there is something to hear, or the line changed; false when it is time to do something about the quiet.</summary>
    public async Task<bool> For(ChannelReader<Calls.Heard> ears, Quiet quiet, CancellationToken ct)
    {
        Note(quiet);
        if (Left() is not { } left) return await ears.WaitToReadAsync(ct);
        using var look = timing.Within(left > Shortest ? left : Shortest, ct);
        var words = ears.WaitToReadAsync(look.Token).AsTask();
        // Quiet is the rule, not the exception: thousands of people at once would be thrown here.
        await ((Task)words).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return words.IsCompletedSuccessfully && await words;
    }

    /// <summary>True when this kind of quiet has lasted too long.</summary>
    public bool IsOver(Quiet quiet)
    {
        Note(quiet);
        return Limit() is { } most && timing.Now - _quietSince >= most;
    }

    /// <summary>True once per stretch of silence, and only so often.</summary>
    public bool TakesPrompt()
    {
        if (UntilPrompt() is not { } left || left > TimeSpan.Zero) return false;
        _tick = timing.Now;
        _prompts++;
        return true;
    }

    private void Note(Quiet quiet)
    {
        if (quiet != _quiet) _quietSince = timing.Now;
        _quiet = quiet;
    }

    private TimeSpan? Limit() => timing.Patience(_quiet switch
    {
        Quiet.OnHold => patience.HoldSeconds,
        Quiet.Alone => patience.AloneSeconds,
        _ => patience.HangUpSeconds,
    });

    private TimeSpan? UntilPrompt() =>
        _quiet == Quiet.Silence && _prompts < patience.MostPrompts && timing.Patience(patience.SilenceSeconds) is { } silence ? silence - (timing.Now - _tick) : null;

    private TimeSpan? Left()
    {
        var end = Limit() - (timing.Now - _quietSince);
        var prompt = UntilPrompt();
        return end is null || prompt < end ? prompt : end;
    }
}
