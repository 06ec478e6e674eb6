using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using CallCenter.Benchmarks.Ground;
using CallCenter.Web.Calls;
using CallCenter.Web.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CallCenter.Benchmarks.Calls;

/// <summary>Signed status webhooks at a steady rate into the running product: every one is a decision on disk before its answer.</summary>
internal static class WebhookBench
{
    private const int PerSecond = 300;
    private static readonly string[] Course = ["ringing", "in-progress", "completed"];

    // Of two nodes each gets half of the other's news, but a call has some forty of them and only the first finds it unknown.
    private const int OneOfAnotherNode = 10;

    /// <summary>What was measured: from the instant a request was due, and from the instant it was sent.</summary>
    private sealed record Answers(ConcurrentBag<double> FromDue, ConcurrentBag<double> FromSent, ConcurrentBag<double> First, ConcurrentBag<double> Later)
    {
        public static Answers None => new([], [], [], []);
        public List<double> Microseconds { get; } = [];
    }

    public static async Task RunAsync(bool quick)
    {
        // The first blocks warm both and are not counted: the compiler works for seconds on what is new to it.
        var (warm, blocks, seconds) = quick ? (1, 2, 1) : (4, 5, 2);
        await using var product = await RunningProduct.StartAsync();
        var stage = new Stage(product);
        var agent = (await stage.SeatAsync(1, 1))[0];
        var calls = await stage.PlaceAsync(agent, await stage.FillAsync(1, 2 * (warm + blocks) * seconds * PerSecond / Course.Length));
        await stage.HoldAsync(calls.Where((_, i) => i % OneOfAnotherNode != 0));
        await using var empty = await EmptyAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var perBlock = seconds * PerSecond;
        var requests = calls.Chunk(perBlock / Course.Length).Select(part => Course.SelectMany(status => part.Select(call => (Call: call.State.Id, Status: status))).ToList()).ToList();
        await RefusesForgeriesAsync(product, client, requests[0][0].Call);
        var (ours, peer, importing, forced) = (Answers.None, Answers.None, Answers.None, new List<double>());
        for (var block = 0; block < warm + blocks; block++)
        {
            var (toUs, toPeer, toBusy) = block < warm ? (Answers.None, Answers.None, Answers.None) : (ours, peer, importing);
            var (part, busy) = (requests[2 * block], requests[(2 * block) + 1]);
            await SteadyAsync(perBlock, i => SendAsync(client, Request(product.Address, product, part[i])), toUs);
            await SteadyAsync(perBlock, i => SendAsync(client, Request(new(empty.Urls.First()), product, part[i])), toPeer);
            await using (ImportLoad.Start(product)) await SteadyAsync(perBlock, i => SendAsync(client, Request(product.Address, product, busy[i])), toBusy);
            if (block >= warm) forced.AddRange(Disk.Force(product.Folder, TimeSpan.FromSeconds(0.5)));
        }
        await CheckAsync(stage, calls);
        Print(ours, peer, importing, (forced, blocks * seconds));
    }

    private static void Print(Answers ours, Answers peer, Answers importing, (List<double> Forced, int Seconds) run)
    {
        var table = new Table($"webhook: signed status webhooks at {PerSecond}/s for {run.Seconds} s, Kestrel on loopback", "way", "requests", "answer p50 ms", "p99 ms", "most ms", "p99 from due ms", "processor µs each", "p50 ratio");
        foreach (var (name, answers) in new[]
        {
            ("the product: signature, decision, commit", ours), ("the product while files of articles are imported", importing), ("an empty minimal endpoint", peer),
        })
            table.Add(name, $"{answers.FromSent.Count}", $"{Timing.Of(answers.FromSent, 50):0.00}", $"{Timing.Of(answers.FromSent, 99):0.00}", $"{answers.FromSent.Max():0.0}",
                $"{Timing.Of(answers.FromDue, 99):0.00}", $"{Timing.Of(answers.Microseconds, 50):0}", $"{Timing.Of(answers.FromSent, 50) / Timing.Of(ours.FromSent, 50):0.00}");
        foreach (var (name, part) in new[] { ("of the product's: the first of a call that another node placed: it is folded, its rules read", ours.First), ("of the product's: all others", ours.Later) })
            table.Add(name, $"{part.Count}", $"{Timing.Of(part, 50):0.00}", $"{Timing.Of(part, 99):0.00}", $"{part.Max():0.0}", "–", "–",
                $"{Timing.Of(part, 50) / Timing.Of(ours.FromSent, 50):0.00}");
        table.Add("limit: 4 KB forced to the same disk", $"{run.Forced.Count}", $"{Timing.Of(run.Forced, 50):0.00}", $"{Timing.Of(run.Forced, 99):0.00}", $"{run.Forced.Max():0.0}", "–", "–",
            $"{Timing.Of(run.Forced, 50) / Timing.Of(ours.FromSent, 50):0.00}");
        table.Note("Requests are sent when they are due, whether or not those of other calls are answered; both endpoints in turns of seconds, sender and both servers in one process.");
        table.Note($"One call of {OneOfAnotherNode} was placed by another node.");
        table.Note("Checked: every answer 204, every webhook in its call's events once, a forged signature 403.");
        table.Print();
    }

    private static async Task<WebApplication> EmptyAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**path}", () => Results.NoContent());
        await app.StartAsync();
        return app;
    }

    private static HttpRequestMessage Request(Uri to, RunningProduct product, (Guid Call, string Status) webhook)
    {
        var path = $"/twilio/calls/{webhook.Call:N}/status/customer";
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = "AC00000000000000000000000000000001",
            ["ApiVersion"] = "2010-04-01",
            ["CallSid"] = $"CA{webhook.Call:N}",
            ["CallStatus"] = webhook.Status,
            ["CallbackSource"] = "call-progress-events",
            ["Direction"] = "outbound-api",
            ["From"] = "+865718880000",
            ["SequenceNumber"] = Array.IndexOf(Course, webhook.Status).ToString(CultureInfo.InvariantCulture),
            ["Timestamp"] = "Sun, 22 Nov 2026 04:05:06 +0000",
            ["To"] = "+8613800000000",
        };
        // The signature is for the address the product hands out, whoever gets the request.
        var signed = new Uri(product.Address, path) + string.Concat(form.Select(f => f.Key + f.Value));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(to, path)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign(product.AuthToken, signed));
        return request;
    }

    private static async Task SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        using (var response = await client.SendAsync(request))
            UnequalException.Unless(response.StatusCode == HttpStatusCode.NoContent, $"A webhook was answered {response.StatusCode}.");
    }

    private static async Task SteadyAsync(int count, Func<int, Task> sendAsync, Answers into)
    {
        var open = new List<Task>(count);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        for (var sent = 0; sent < count;)
        {
            for (; sent < count && Stopwatch.GetElapsedTime(start).TotalSeconds * PerSecond >= sent; sent++)
                open.Add(TimedAsync(sendAsync, (sent, sent < count / Course.Length ? null : open[sent - (count / Course.Length)]), start, into));
            await tick.WaitForNextTickAsync();
        }
        await Task.WhenAll(open);
        into.Microseconds.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / count);
    }

    private static async Task TimedAsync(Func<int, Task> sendAsync, (int Number, Task? Earlier) which, long start, Answers into)
    {
        // The news of one call comes in its order, as from the carrier.
        if (which.Earlier is not null) await which.Earlier;
        var began = Stopwatch.GetTimestamp();
        await sendAsync(which.Number);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        into.FromSent.Add(took);
        (which.Earlier is null && which.Number % OneOfAnotherNode == 0 ? into.First : into.Later).Add(took);
        into.FromDue.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds - (which.Number * 1000.0 / PerSecond));
    }

    private static async Task RefusesForgeriesAsync(RunningProduct product, HttpClient client, Guid call)
    {
        using var request = Request(product.Address, product, (call, "ringing"));
        request.Headers.Remove(WebhookSignature.Header);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign("another token", ""));
        using var response = await client.SendAsync(request);
        UnequalException.Unless(response.StatusCode == HttpStatusCode.Forbidden, "A forged signature was let in.");
    }

    private static async Task CheckAsync(Stage stage, List<PlacedCall> calls)
    {
        await using var db = stage.OpenDb();
        foreach (var call in calls)
        {
            var keys = await CallQueries.Events(db, call.State.Id).Select(e => e.SourceKey).ToListAsync();
            var expected = Course.Select((_, i) => $"status:CA{call.State.Id:N}:{i}");
            UnequalException.Unless(keys.OfType<string>().SequenceEqual(expected, StringComparer.Ordinal),
                $"Webhooks are missing, doubled or in another order: call {call.State.Id} has {string.Join(", ", keys.OfType<string>())}.");
        }
    }
}
