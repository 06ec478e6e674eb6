using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CallCenter.Benchmarks.Calls;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Benchmarks.Lines;

/// <summary>Many calls at once through desk, client, carrier and webhooks of one process, with news doubled, swapped and lost on their first way.</summary>
internal static class SoakBench
{
    private static readonly DateTimeOffset Morning = new(2036, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] Sentences =
    [
        "请问最近信号好些了吗？", "您主要在哪里用，家里还是单位？", "上网和打电话，哪个更明显？", "我帮您看一下这个月的用量。", "需要的话我替您登记一次检测。", "您还有别的要问吗？",
    ];

    public static async Task RunAsync(bool quick)
    {
        var table = new Table("soak: calls at once, 2 % of the news doubled, 2 % swapped, 1 % lost and said again", "calls at once", "calls ended right", "talked",
            "events", "webhooks", "sentences heard", "most placed in a second", "most sentences", "webhook p50 ms", "p99 ms", "seconds", "memory MB");
        // The compiler works for seconds on what is new to it: the first round is not told.
        await OneAsync(50);
        foreach (var calls in quick ? (int[])[50] : [500, 2000]) table.Add(await OneAsync(calls));
        table.Note("Checked: every call closed, each leg ended once, one attempt per call, nothing left at the carrier.");
        table.Print();
    }

    private static async Task<string[]> OneAsync(int count)
    {
        await using var product = await RunningProduct.StartAsync(
            ("Telephony:MountSimulator", "true"), ("Telephony:ApiUrl", ""), ("Telephony:SimulatorPort", "0"), ("Telephony:SimulatorPace", "0.2"),
            ("Telephony:SimulatorCallsPerSecond", "200"), ("Telephony:CallsPerSecond", "100"), ("Telephony:AnswerWithin", "00:00:10"));
        await product.Get<ClockRow>().AdvanceToAsync(Morning, "soak");
        var stage = new Stage(product);
        var agents = await stage.SeatAsync(1, count);
        await stage.FillAsync(1, count);
        await FaultsAsync(product);
        using var heard = new Answers();
        var watch = Stopwatch.StartNew();
        var talked = await Task.WhenAll(agents.Select(agent => WorkAsync(product, new(agent.AgentId, agent.TeamId, new HashSet<Role> { Role.Agent }))));
        var seconds = watch.Elapsed.TotalSeconds;
        var events = await CheckAsync(stage, product, count);
        var (placed, sentences) = (await SecondsAsync(stage, nameof(CallPlaced)), await SecondsAsync(stage, nameof(UtteranceHeard)));
        return
        [
            $"{count}", $"{count}", $"{talked.Count(t => t)}", $"{events}", $"{heard.Milliseconds.Count}", $"{sentences.Sum()}",
            $"{placed.Max()}", $"{sentences.Max()}", $"{Timing.Of(heard.Milliseconds, 50):0.0}", $"{Timing.Of(heard.Milliseconds, 99):0.0}", $"{seconds:0}", $"{Environment.WorkingSet / 1e6:0}",
        ];
    }

    /// <summary>One agent: takes a callback, dials, says the notice, holds, hangs up, writes it down. Whether anybody was reached.</summary>
    private static async Task<bool> WorkAsync(RunningProduct product, Actor.Person agent)
    {
        var desk = product.Get<AgentDesk>();
        UnequalException.Unless(await desk.TakeNextAsync(agent), "An agent got no callback.");
        await using var db = product.Get<IDbContextFactory<Web.Data.Db>>().CreateDbContext();
        var callback = await db.Callbacks.Where(c => c.LeasedBy == agent.Id).Select(c => c.Id).SingleAsync();
        if (await desk.DialAsync(agent, callback) is not DialReply.Placed { CallId: var call }) throw new UnequalException("A call was not placed.");
        var state = await UntilAsync(product, call, s => s.Phase is CallPhase.Talking or CallPhase.WrapUp or CallPhase.Closed);
        if (state.Phase == CallPhase.Talking) await TalkAsync(product, agent, call);
        state = await UntilAsync(product, call, s => s.Phase is CallPhase.WrapUp or CallPhase.Closed);
        if (state.Phase == CallPhase.WrapUp) await desk.SendAsync(agent, call, new WrapUp("other", null, null, null));
        await UntilAsync(product, call, s => s is { Phase: CallPhase.Closed, Agent: { Sid: null } or { EndedAt: not null } });
        return state.Customer.AnsweredAt is not null;
    }

    private static async Task TalkAsync(RunningProduct product, Actor.Person agent, Guid call)
    {
        var desk = product.Get<AgentDesk>();
        for (var step = 0; step < 2; step++)
        {
            var state = await UntilAsync(product, call, _ => true);
            if (product.Get<CallBook>().ScriptOf(state.Order).Steps[state.Place.StepId].Answers is [var only, ..])
                await desk.SendAsync(agent, call, new AnswerStep(state.Place.StepId, only.Key));
        }
        foreach (var sentence in Sentences) await SayAsync(product, (agent, call), sentence);
        await desk.SendAsync(agent, call, new HoldCall());
        await desk.SendAsync(agent, call, new ResumeCall());
        await desk.SendAsync(agent, call, new HangUp());
    }

    // Until both have spoken, or the customer has nothing to say.
    private static async Task SayAsync(RunningProduct product, (Actor.Person Agent, Guid Id) call, string sentence)
    {
        var before = (await UntilAsync(product, call.Id, _ => true)).Transcript.Count;
        var watch = Stopwatch.StartNew();
        await product.Get<AgentDesk>().SayAsync(call.Agent, call.Id, sentence);
        await UntilAsync(product, call.Id, s => s.Transcript.Count > before + 1 || s.Phase != CallPhase.Talking || watch.Elapsed > Patience);
    }

    private static async Task<CallState> UntilAsync(RunningProduct product, Guid call, Func<CallState, bool> holds)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var state = product.Get<LiveCalls>().Peek(call) ?? await product.Get<LiveCalls>().StateAsync(call) ?? throw new UnequalException("A call is gone.");
            if (holds(state)) return state;
            UnequalException.Unless(watch.Elapsed < Longest, $"Call {call} is stuck in {state.Phase}: agent {state.Agent}, customer {state.Customer}.");
            await tick.WaitForNextTickAsync();
        }
    }

    private static async Task<int> CheckAsync(Stage stage, RunningProduct product, int count)
    {
        await using var db = stage.OpenDb();
        UnequalException.Unless(await db.Calls.CountAsync(c => c.Phase == CallPhase.Closed) == count, "Not every call is closed.");
        UnequalException.Unless(await db.Attempts.CountAsync() == count, "An attempt is missing or doubled.");
        var ended = await db.CallEvents.Where(e => e.Type == nameof(LegEnded)).GroupBy(e => new { e.CallId, e.Facts }).CountAsync(g => g.Count() > 1);
        UnequalException.Unless(ended == 0, $"{ended} legs ended twice.");
        foreach (var status in new[] { CarrierCallStatus.Queued, CarrierCallStatus.Ringing, CarrierCallStatus.InProgress })
        {
            var left = await product.Get<TwilioClient>().ListCallsAsync(new(Status: status, PageSize: 10, MostPages: 1));
            UnequalException.Unless(left is CarrierAnswer<IReadOnlyList<CarrierCall>>.Done { Value.Count: 0 }, $"Calls are left at the carrier: {status}.");
        }
        return await db.CallEvents.CountAsync();
    }

    /// <summary>How many events of a type each second held.</summary>
    private static async Task<IReadOnlyList<int>> SecondsAsync(Stage stage, string type)
    {
        await using var db = stage.OpenDb();
        var at = await db.CallEvents.Where(e => e.Type == type).Select(e => e.At).ToListAsync();
        return [.. at.GroupBy(a => a.ToUnixTimeSeconds()).Select(g => g.Count())];
    }

    private static async Task FaultsAsync(RunningProduct product)
    {
        using var client = new HttpClient { BaseAddress = new(product.Get<CarrierAddress>().Api) };
        var basic = System.Text.Encoding.UTF8.GetBytes($"AC00000000000000000000000000000001:{product.AuthToken}");
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(basic));
        using var answer = await client.PostAsync(new Uri("/simulator/faults", UriKind.Relative), new FormUrlEncodedContent(
            [new("DuplicatePercent", "2"), new("ReorderPercent", "2"), new("RetryPercent", "1")]));
        UnequalException.Unless(answer.IsSuccessStatusCode, "The carrier took no faults.");
    }

    /// <summary>How long the product took to answer each webhook, as its own server counts.</summary>
    private sealed class Answers : IDisposable
    {
        private readonly MeterListener listener = new();

        public Answers()
        {
            listener.InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "http.server.request.duration") own.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            {
                foreach (var tag in tags)
                    if (tag is { Key: "http.route", Value: string route } && route.StartsWith("/twilio/calls", StringComparison.Ordinal)) Milliseconds.Add(seconds * 1000);
            });
            listener.Start();
        }

        public ConcurrentBag<double> Milliseconds { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
