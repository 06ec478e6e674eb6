using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(CallCenter.Web.Tests.Support.RunEnd))]

namespace CallCenter.Web.Tests.Support;

/// <summary>
/// One PostgreSQL of this test run: own cluster in a temp folder, loopback, free port, stopped by its own process id.
/// As root it runs as user <c>postgres</c>, because PostgreSQL refuses root; else as the present user.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);
    private readonly string _folder;
    private readonly int _port;
    private Lifeline? _guard;
    private int _pid;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>The server; the first asker starts it.</summary>
    public static Task<PostgresServer> Get() => Started.Value;

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=50";

    /// <summary>Runs one statement outside any transaction, in the maintenance database.</summary>
    public async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = TestFolder.New("postgres");
        var server = new PostgresServer(folder, FreePort.Next());
        if (Environment.IsPrivilegedProcess) await Shell($"chown postgres '{folder}'");
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        await AsPostgres($"'{bin}/initdb' -A trust -U postgres -E UTF8 --locale=C.UTF-8 -N -D '{folder}/data'");
        var options = $"-p {server._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200 -c fsync=off";
        await AsPostgres($"'{bin}/pg_ctl' -D '{folder}/data' -l '{folder}/log' -o '{options}' -w -t 60 start");
        server.TieToThisRun();
        return server;
    }

    /// <summary>Stops the server, if anybody had it started.</summary>
    internal static async Task StopAsync()
    {
        if (!Started.IsValueCreated || !Started.Value.IsCompletedSuccessfully) return;
        var server = await Started.Value;
        Lifeline.Signal(server._pid, "QUIT");
        server._guard?.Dispose();
    }

    private void TieToThisRun()
    {
        _pid = int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        _guard = Lifeline.Tie(_pid, "QUIT");
    }

    private static Task AsPostgres(string command) => Environment.IsPrivilegedProcess
        ? Shell($"su postgres -s /bin/sh -c \"cd / && {command}\"")
        : Shell(command);

    private static async Task Shell(string command)
    {
        // Output goes to a file: the server inherits it, and a pipe would stay open for as long as it runs.
        var log = Path.Combine(TestFolder.New("shell"), "output");
        using var shell = Process.Start("sh", ["-c", $"{{ {command}; }} >'{log}' 2>&1 </dev/null"]);
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"'{command}' ended with {shell.ExitCode}: {await File.ReadAllTextAsync(log)}");
    }
}

/// <summary>Takes away what a run started and wrote when its last test has ended: a process that goes is given ten seconds and no more.</summary>
public sealed class RunEnd : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await PostgresServer.StopAsync();
        TestFolder.RemoveOwn();
    }
}
