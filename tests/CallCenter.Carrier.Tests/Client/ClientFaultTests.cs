using System.Diagnostics;
using CallCenter.Carrier.Tests.Lab;
using CallCenter.Web.Telephony;
using Microsoft.Extensions.Logging;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>Our client against a carrier that refuses, is busy, breaks or says nothing.</summary>
public sealed class ClientFaultTests
{
    private const string Nowhere = "http://127.0.0.1:9/x";

    [Theory]
    [InlineData("+15005550001", "+15005550006", CarrierRefusal.BadNumber)]
    [InlineData("+15005550002", "+15005550006", CarrierRefusal.NoRoute)]
    [InlineData("+15005550003", "+15005550006", CarrierRefusal.CountryNotAllowed)]
    [InlineData("+15005550004", "+15005550006", CarrierRefusal.Blocked)]
    [InlineData("+15005550009", "+15005550001", CarrierRefusal.FromNotOurs)]
    [InlineData("+15005550009", "+15005550007", CarrierRefusal.FromNotOurs)]
    public async Task The_carriers_codes_are_understood(string to, string from, CarrierRefusal reason)
    {
        await using var lab = await CarrierLab.Start();
        var client = Sender.Client(lab.Address.ToString().TrimEnd('/'), o => (o.AccountSid, o.AuthToken) = (lab.Options.TestAccountSid, lab.Options.TestAuthToken));
        var refused = Assert.IsType<CarrierAnswer<CarrierCall>.Refused>(await client.CreateCallAsync(Sender.Permit(to), new(from, Nowhere, Nowhere, 30)));
        Assert.Equal((400, reason), (refused.HttpStatus, refused.Reason));
    }

    [Fact]
    public async Task Wrong_credentials_and_unknown_things_are_told_apart()
    {
        await using var lab = await CarrierLab.Start();
        var url = lab.Address.ToString().TrimEnd('/');
        var stranger = await Sender.Client(url, o => o.AuthToken = "wrong-wrong-wrong").FetchCallAsync("CA00000000000000000000000000000001");
        Assert.Equal(CarrierRefusal.Credentials, Assert.IsType<CarrierAnswer<CarrierCall>.Refused>(stranger).Reason);
        var missing = await Sender.Client(url).FetchCallAsync("CA00000000000000000000000000000001");
        Assert.Equal(CarrierRefusal.NotFound, Assert.IsType<CarrierAnswer<CarrierCall>.Refused>(missing).Reason);
    }

    [Fact]
    public async Task A_burst_of_429_is_waited_out_even_for_a_creation()
    {
        await using var lab = await CarrierLab.Start();
        await lab.Post("/simulator/faults", "TooManyRequests", "2");
        var answer = await Sender.Client(lab.Address.ToString().TrimEnd('/')).CreateCallAsync(Sender.Permit("client:somebody"), new(CarrierLab.Line, Nowhere, Nowhere, 30));
        Assert.IsType<CarrierAnswer<CarrierCall>.Done>(answer);
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page()
    {
        await using var lab = await CarrierLab.Start();
        for (var i = 0; i < 7; i++) Assert.Equal(201, (await lab.Call("client:paged", "Twiml", "<Response><Pause length=\"60\"/></Response>")).Status);
        var client = Sender.Client(lab.Address.ToString().TrimEnd('/'));
        Assert.Equal(7, Value(await client.ListCallsAsync(new("client:paged", PageSize: 3))).Count);
        Assert.Equal(3, Value(await client.ListCallsAsync(new("client:paged", PageSize: 3, MostPages: 1))).Count);
    }

    [Fact]
    public async Task A_creation_that_broke_on_the_way_is_never_repeated_and_a_question_is()
    {
        await using var server = await Broken.Start(StatusCodes.Status502BadGateway);
        var client = Sender.Client(server.Url, o => o.AnswerWithin = TimeSpan.FromSeconds(3));
        Assert.IsType<CarrierAnswer<CarrierCall>.Unreachable>(await client.CreateCallAsync(Sender.Permit("client:somebody"), new(CarrierLab.Line, Nowhere, Nowhere, 30)));
        Assert.Equal(1, server.Requests);
        Assert.IsType<CarrierAnswer<CarrierCall>.Unreachable>(await client.FetchCallAsync("CA00000000000000000000000000000001"));
        Assert.True(server.Requests > 2, $"{server.Requests} requests");
    }

    [Fact]
    public async Task A_carrier_that_never_answers_is_given_up_in_time()
    {
        await using var server = await Broken.Start(status: null);
        var client = Sender.Client(server.Url, o => o.AnswerWithin = TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();
        var answer = await client.CreateCallAsync(Sender.Permit("client:somebody"), new(CarrierLab.Line, Nowhere, Nowhere, 30));
        Assert.Equal("timeout", Assert.IsType<CarrierAnswer<CarrierCall>.Unreachable>(answer).Reason);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.2, 4);
        Assert.Equal(1, server.Requests);
    }

    private static T Value<T>(CarrierAnswer<T> answer) => Assert.IsType<CarrierAnswer<T>.Done>(answer).Value;

    /// <summary>A server that answers everything alike, or nothing at all.</summary>
    private sealed class Broken(WebApplication app) : IAsyncDisposable
    {
        private int requests;

        public int Requests => Volatile.Read(ref requests);

        public string Url => app.Urls.First();

        public static async Task<Broken> Start(int? status)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var server = new Broken(app);
            app.Run(async http =>
            {
                Interlocked.Increment(ref server.requests);
                if (status is { } code) http.Response.StatusCode = code;
                else await Gone(http.RequestAborted);
            });
            await app.StartAsync();
            return server;
        }

        private static Task Gone(CancellationToken aborted)
        {
            var gone = new TaskCompletionSource();
            aborted.Register(gone.SetResult);
            return gone.Task;
        }

        public async ValueTask DisposeAsync()
        {
            using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await app.StopAsync(atOnce.Token);
            await app.DisposeAsync();
        }
    }
}
