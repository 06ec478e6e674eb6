using System.Text;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Collects keys and words, while prompts are played and for a while after them.</summary>
internal sealed class Gathering(Timing timing)
{
    public async Task<Next> Play(Call call, Gather gather, Func<CancellationToken, Task> prompt, CancellationToken ct)
    {
        var (digits, speech) = await Collect(call, gather, prompt, ct);
        var fields = new Fields();
        if (speech is not null) fields.Add("SpeechResult", speech).Add("Confidence", "0.95");
        else if (digits.Length > 0 || gather.ActionOnEmpty) fields.Add("Digits", digits).Add("FinishedOnKey", gather.FinishOnKey.Length > 0 ? gather.FinishOnKey[..1] : null);
        else return new GoOn();
        return new GoTo(gather.Action ?? "", gather.Verb, fields.All);
    }

    /// <summary>The next key or, where words count too, the next sentence; neither when time is up.</summary>
    public async Task<(char? Key, string? Words)> Next(Call call, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = timing.Within(timeout, ct);
        using var decided = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        // Only waited for, and read when the wait is over: a key pressed right after a word must not go with the wait that lost.
        await Task.WhenAny(
            call.Keys.Reader.WaitToReadAsync(decided.Token).AsTask(),
            call.Said.Reader.WaitToReadAsync(decided.Token).AsTask());
        await decided.CancelAsync();
        ct.ThrowIfCancellationRequested();
        if (call.Said.Reader.TryRead(out var words)) return (null, words);
        return call.Keys.Reader.TryRead(out var key) ? (key, null) : (null, null);
    }

    private async Task<(string Digits, string? Speech)> Collect(Call call, Gather gather, Func<CancellationToken, Task> prompt, CancellationToken ct)
    {
        while (call.Said.Reader.TryRead(out _)) continue;
        using var barge = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = gather.Keys ? Key(call, barge.Token) : Never<char?>(barge.Token);
        var words = gather.Speech ? Words(call, barge.Token) : Never<string?>(barge.Token);
        var prompts = prompt(barge.Token);
        if (await Task.WhenAny(first, words, prompts) == prompts) await prompts;
        var timeout = TimeSpan.FromSeconds(gather.TimeoutSeconds);
        await Task.WhenAny(first, words, timing.Exact(timeout, barge.Token));
        ct.ThrowIfCancellationRequested();
        var key = first.IsCompletedSuccessfully ? await first : null;
        var said = words.IsCompletedSuccessfully ? await words : null;
        await barge.CancelAsync();
        await Quietly(prompts);
        return key is { } pressed ? (await Rest(call, gather, pressed, ct), null) : ("", said);
    }

    private async Task<string> Rest(Call call, Gather gather, char? key, CancellationToken ct)
    {
        var digits = new StringBuilder();
        while (key is { } pressed && !gather.FinishOnKey.Contains(pressed, StringComparison.Ordinal))
        {
            digits.Append(pressed);
            if (digits.Length >= gather.NumDigits) break;
            using var limit = timing.Within(TimeSpan.FromSeconds(gather.TimeoutSeconds), ct);
            key = await Key(call, limit.Token);
        }

        return digits.ToString();
    }

    private static Task<char?> Key(Call call, CancellationToken ct) => OrNothing(async () => (char?)await call.Keys.Reader.ReadAsync(ct));

    private static Task<string?> Words(Call call, CancellationToken ct) => OrNothing(async () => (string?)await call.Said.Reader.ReadAsync(ct));

    private static Task<T?> Never<T>(CancellationToken ct) => OrNothing(async () =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        return default(T);
    });

    private static async Task<T?> OrNothing<T>(Func<Task<T?>> read)
    {
        try
        {
            return await read();
        }
        catch (OperationCanceledException)
        {
            return default;
        }
    }

    private static async Task Quietly(Task prompts)
    {
        try
        {
            await prompts;
        }
        catch (OperationCanceledException)
        {
            // Cut short by a key or a word.
        }
    }
}
