using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Data;

public sealed class StartTests
{
    [Fact]
    public async Task An_unmade_file_is_made_and_migrated_with_a_log_that_waits_for_the_disk()
    {
        await using var product = await Product.Start(TestDatabase.Unmade());
        await using var db = await product.Services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContextAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("wal", await Pragma(db, "journal_mode"));
        Assert.Equal("2", await Pragma(db, "synchronous"));
        Assert.Equal("1", await Pragma(db, "foreign_keys"));
    }

    [Fact]
    public async Task A_kill_while_migrating_does_not_hang_the_next_start()
    {
        var database = TestDatabase.Unmade();
        // What a killed process leaves behind: the row of the lock that nobody will take away.
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 01:02:03');
                """;
            await command.ExecuteNonQueryAsync();
        }
        await using var product = await Product.Start(database);
        Assert.True(product.Services.GetRequiredService<DatabaseGate>().Ready);
    }

    [Fact]
    public async Task A_second_product_on_one_file_is_refused_and_told_why()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using var first = await Product.Start(database);
        var second = await ProductProcess.Run([], ("Database__ConnectionString", database.ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, second.Code);
        Assert.Contains("another CallCenter is running on", second.Errors, StringComparison.Ordinal);
        Assert.Contains("Database:ConnectionString", second.Errors, StringComparison.Ordinal);
        Assert.True(first.Services.GetRequiredService<DatabaseGate>().Ready);
    }

    [Fact]
    public async Task The_next_product_takes_the_file_when_the_first_has_ended_and_goes_on_counting_events()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        int node;
        await using (var first = await Product.Start(database))
        {
            var id = first.Services.GetRequiredService<NodeId>();
            node = id.Id;
            for (var i = 0; i < 5; i++) id.NextSeq();
        }
        await using var next = await Product.Start(database);
        var now = next.Services.GetRequiredService<NodeId>();
        Assert.Equal(node, now.Id);
        Assert.Equal(6, now.NextSeq());
    }

    [Fact]
    public async Task Two_products_on_one_server_are_two_nodes_and_a_node_that_ended_is_free_again()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var first = await Product.Start(database);
        int freed;
        await using (var second = await Product.Start(database))
        {
            freed = second.Services.GetRequiredService<NodeId>().Id;
            Assert.NotEqual(first.Services.GetRequiredService<NodeId>().Id, freed);
        }
        await using var third = await Product.Start(database);
        Assert.Equal(freed, third.Services.GetRequiredService<NodeId>().Id);
    }

    private static async Task<string?> Pragma(Db db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name};";
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
