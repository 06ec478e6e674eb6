using System.Text;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Collects keys, while prompts are played and for a while after them.</summary>
internal sealed class Gathering(Timing timing)
{
    public async Task<Next> Play(Call call, Gather gather, Func<CancellationToken, Task> prompt, CancellationToken ct)
    {
        var digits = await Collect(call, gather, prompt, ct);
        if (digits is null || (digits.Length == 0 && !gather.ActionOnEmpty)) return new GoOn();
        return new GoTo(gather.Action ?? "", gather.Verb, new Fields().Add("Digits", digits).Add("FinishedOnKey", gather.FinishOnKey.Length > 0 ? gather.FinishOnKey[..1] : null).All);
    }

    private async Task<string?> Collect(Call call, Gather gather, Func<CancellationToken, Task> prompt, CancellationToken ct)
    {
        using var barge = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = Key(call, Timeout.InfiniteTimeSpan, barge.Token);
        var prompts = prompt(barge.Token);
        if (await Task.WhenAny(first, prompts) == prompts) await prompts;
        var timeout = TimeSpan.FromSeconds(gather.TimeoutSeconds);
        var key = await Either(first, timeout, ct);
        await barge.CancelAsync();
        await Quietly(prompts);
        var digits = new StringBuilder();
        while (key is { } pressed && !gather.FinishOnKey.Contains(pressed, StringComparison.Ordinal))
        {
            digits.Append(pressed);
            if (digits.Length >= gather.NumDigits) break;
            key = await Key(call, timeout, ct);
        }

        return digits.ToString();
    }

    private async Task<char?> Either(Task<char?> first, TimeSpan timeout, CancellationToken ct)
    {
        await Task.WhenAny(first, timing.Exact(timeout, ct));
        ct.ThrowIfCancellationRequested();
        return first.IsCompletedSuccessfully ? await first : null;
    }

    private static async Task<char?> Key(Call call, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        try
        {
            return await call.Keys.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
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
            // Cut short by a key.
        }
    }
}
