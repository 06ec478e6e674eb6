using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace CallCenter.Web.Tests.Data;

/// <summary>The database server goes and comes: between it and the product stands a line that the test cuts.</summary>
public sealed class UnreachableTests
{
    [Fact]
    public async Task Without_a_database_the_product_starts_says_so_and_recovers_by_itself()
    {
        await using var line = new Line(await TestDatabase.New(DatabaseProvider.Postgres));
        await using var product = new Waiting(line.ConnectionString);
        product.StartServer();
        using var client = new HttpClient { BaseAddress = product.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        Assert.Equal(HttpStatusCode.OK, await Status(client, "health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(client, "health/ready"));
        Assert.Contains("\"unreachable\"", await Text(client, "health/ready"), StringComparison.Ordinal);
        foreach (var path in (string[])["", "login", "desk", "nowhere"])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(client, path));
            var page = await Text(client, path);
            Assert.Contains("暂时连接不上数据库", page, StringComparison.Ordinal);
            Assert.Contains("The database cannot be reached", page, StringComparison.Ordinal);
            Assert.Contains("Database:ConnectionString", page, StringComparison.Ordinal);
        }

        line.Connect();
        await Eventually.Holds(async () => await Status(client, "health/ready") == HttpStatusCode.OK, "ready again", TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, await Status(client, "login"));

        line.Cut();
        await Eventually.Holds(async () => await Status(client, "health/ready") == HttpStatusCode.ServiceUnavailable, "not ready any more", TimeSpan.FromSeconds(30));
        Assert.Contains("暂时连接不上数据库", await Text(client, "login"), StringComparison.Ordinal);
        line.Connect();
        await Eventually.Holds(async () => await Status(client, "login") == HttpStatusCode.OK, "the login page is back", TimeSpan.FromSeconds(30));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<string> Text(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A product that is not waited for until its database is ready.</summary>
    private sealed class Waiting : WebApplicationFactory<DatabaseGate>
    {
        private readonly string _connection;

        public Waiting(string connection)
        {
            var port = FreePort.Next();
            Address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
            _connection = connection;
            UseKestrel(port);
        }

        public Uri Address { get; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Database:Provider", "Postgres");
            builder.UseSetting("Database:ConnectionString", _connection);
            builder.UseSetting("Database:ProbeEvery", "00:00:00.2");
            builder.UseSetting("Telephony:SimulatorPort", "0");
            builder.UseSetting("Telephony:PublicUrl", Address.ToString().TrimEnd('/'));
            builder.UseSetting("Demo:Data", "false");
            foreach (var source in (string[])["Default", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Quartz"])
                builder.UseSetting($"Logging:LogLevel:{source}", "None");
        }
    }

    /// <summary>A port that reaches the server only while it is connected.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly int _port = FreePort.Next();
        private readonly int _server;
        private readonly List<TcpClient> _open = [];
        private TcpListener? _listener;

        public Line(TestDatabase database)
        {
            var real = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            _server = real.Port;
            real.Port = _port;
            real.Timeout = 2;
            real.Pooling = false;
            ConnectionString = real.ToString();
        }

        public string ConnectionString { get; }

        public void Connect()
        {
            _listener = new TcpListener(IPAddress.Loopback, _port);
            _listener.Start();
            _ = AcceptAsync(_listener);
        }

        public void Cut()
        {
            _listener?.Dispose();
            lock (_open)
            {
                foreach (var client in _open) client.Dispose();
                _open.Clear();
            }
        }

        public ValueTask DisposeAsync()
        {
            Cut();
            return ValueTask.CompletedTask;
        }

        private async Task AcceptAsync(TcpListener listener)
        {
            try
            {
                while (true) _ = ForwardAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Cut.
            }
        }

        private async Task ForwardAsync(TcpClient client)
        {
            var server = new TcpClient();
            lock (_open) _open.AddRange([client, server]);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // Cut.
            }
            finally
            {
                client.Dispose();
                server.Dispose();
            }
        }
    }
}
