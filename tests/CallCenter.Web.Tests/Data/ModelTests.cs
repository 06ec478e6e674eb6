using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Web.Tests.Data;

public sealed class ModelTests
{
    public static TheoryData<string> Providers { get; } = [nameof(SqliteDb), nameof(PostgresDb), nameof(SqlServerDb)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_of_each_provider_make_the_model_of_this_build(string provider)
    {
        using var db = Unconnected.Db(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"{provider}: make the migrations again");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_column_of_text_says_how_long_it_may_be(string provider)
    {
        using var db = Unconnected.Db(provider);
        // -1 is said where a batch of decisions must not fail on the length of one sentence.
        var silent = db.Model.GetEntityTypes().SelectMany(x => x.GetProperties())
            .Where(x => x.ClrType == typeof(string) && x.GetMaxLength() is null)
            .Select(x => $"{x.DeclaringType.ShortName()}.{x.Name}");
        Assert.Empty(silent);
    }

    [Fact]
    public void The_script_for_SQL_Server_generates_and_may_be_run_twice()
    {
        using var db = Unconnected.Db(nameof(SqlServerDb));
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        Assert.Contains("CREATE TABLE [CallEvents]", script, StringComparison.Ordinal);
        Assert.Contains("IF NOT EXISTS", script, StringComparison.Ordinal);
        Assert.Contains("datetimeoffset(6)", script, StringComparison.Ordinal);
        Assert.Contains("[SourceKey] IS NOT NULL", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_that_keep_events_single_are_unique_everywhere()
    {
        foreach (var provider in Providers)
        {
            using var db = Unconnected.Db(provider.Data);
            var rows = db.Model.FindEntityType(typeof(CallCenter.Web.Calls.CallEventRow))!;
            Assert.Equal("CallEvents", rows.GetTableName());
            Assert.Equal(["CallId", "Seq"], rows.FindPrimaryKey()!.Properties.Select(x => x.Name));
            var unique = rows.GetIndexes().Where(x => x.IsUnique).Select(x => string.Join(',', x.Properties.Select(p => p.Name))).Order();
            Assert.Equal(["CallId,SourceKey", "NodeId,NodeSeq"], unique);
        }
    }
}

/// <summary>Contexts that translate and never connect.</summary>
internal static class Unconnected
{
    public static Db Db(string provider) => provider switch
    {
        nameof(SqliteDb) => new SqliteDesign().CreateDbContext([]),
        nameof(PostgresDb) => new PostgresDesign().CreateDbContext([]),
        nameof(SqlServerDb) => new SqlServerDesign().CreateDbContext([]),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such provider."),
    };
}
