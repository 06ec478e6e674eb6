using CallCenter.Web.Tests.Support;
using Npgsql;

namespace CallCenter.Web.Tests.Ground;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_server_of_this_run_answers_and_keeps_Chinese_text()
    {
        var server = await PostgresServer.Get();
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select current_setting('server_version_num')::int >= 150000, '请您稍等'", connection);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        Assert.True(row.GetBoolean(0));
        Assert.Equal("请您稍等", row.GetString(1));
    }
}
