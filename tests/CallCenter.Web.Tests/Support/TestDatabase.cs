using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Support;

/// <summary>A migrated, empty database for one test: a copy of a template that this run migrated once.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">As <c>Database:ConnectionString</c> takes it.</param>
public sealed record TestDatabase(DatabaseProvider Provider, string ConnectionString)
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqlite);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgres);

    /// <summary>For theories that hold on both databases that can run here.</summary>
    public static TheoryData<DatabaseProvider> Both { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public static async Task<TestDatabase> New(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => await NewSqlite(),
        DatabaseProvider.Postgres => await NewPostgres(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No server of this kind runs here."),
    };

    /// <summary>An empty place that nothing was migrated in: for tests of the first start.</summary>
    public static TestDatabase Unmade() => new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(TestFolder.New("sqlite"), "callcenter.db")}");

    /// <summary>The product's own factory for this database.</summary>
    public IDbContextFactory<Db> Contexts() => new Factory(this);

    public Db Open()
    {
        var place = new DatabasePlace(Provider, ConnectionString, File: null);
        return Provider == DatabaseProvider.Sqlite ? new SqliteDb(Options<SqliteDb>(place)) : new PostgresDb(Options<PostgresDb>(place));
    }

    private static DbContextOptions<T> Options<T>(DatabasePlace place) where T : Db
    {
        var builder = new DbContextOptionsBuilder<T>();
        DatabaseUse.Configure(builder, place);
        return builder.Options;
    }

    private static async Task<TestDatabase> NewSqlite()
    {
        var file = Path.Combine(TestFolder.New("sqlite"), "callcenter.db");
        File.Copy(await SqliteTemplate.Value, file);
        return new(DatabaseProvider.Sqlite, $"Data Source={file}");
    }

    private static async Task<TestDatabase> NewPostgres()
    {
        var template = await PostgresTemplate.Value;
        var name = $"t{Guid.NewGuid():N}";
        var server = await PostgresServer.Get();
        await server.Run($"CREATE DATABASE {name} TEMPLATE {template}");
        return new(DatabaseProvider.Postgres, server.ConnectionString(name));
    }

    private static async Task<string> MigrateSqlite()
    {
        var file = Path.Combine(TestFolder.New("sqlite"), "template.db");
        await using var db = new TestDatabase(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False").Open();
        await db.Database.MigrateAsync();
        // The copy takes one file: nothing may wait in the log beside it.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return file;
    }

    private static async Task<string> MigratePostgres()
    {
        var server = await PostgresServer.Get();
        await using var db = new TestDatabase(DatabaseProvider.Postgres, server.ConnectionString("template_migrated") + ";Pooling=false").Open();
        await db.Database.MigrateAsync();
        return "template_migrated";
    }

    private sealed class Factory(TestDatabase database) : IDbContextFactory<Db>
    {
        public Db CreateDbContext() => database.Open();
    }
}
