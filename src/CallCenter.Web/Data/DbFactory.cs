using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using System.Data.Common;

namespace CallCenter.Web.Data;

/// <summary>Hands out the context of the chosen provider as <see cref="Db"/>: the framework's factory is not covariant.</summary>
public sealed class DbFactory<T>(IDbContextFactory<T> inner) : IDbContextFactory<Db>
    where T : Db
{
    public Db CreateDbContext() => inner.CreateDbContext();
}

/// <summary>How each provider is used; one place for host, tests and design time.</summary>
public static class DatabaseUse
{
    public static void Configure(DbContextOptionsBuilder builder, DatabasePlace place)
    {
        switch (place.Provider)
        {
            case DatabaseProvider.Postgres: builder.UseNpgsql(place.ConnectionString); break;
            case DatabaseProvider.SqlServer: builder.UseSqlServer(place.ConnectionString); break;
            default: builder.UseSqlite(place.ConnectionString).AddInterceptors(SqlitePragmas.Only); break;
        }
    }
}

/// <summary>Every connection of the embedded database waits for the disk before it says a write is done.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Only = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        // Whoever writes beside the gate is waited for by milliseconds; the driver would wait by steps of 150. A commit takes the log into
        // the file only where nothing else did: see Checkpoints.
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=16384;";
        return command;
    }
}

/// <summary>For <c>dotnet ef</c> alone: no database and no host is needed.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=none").Options);
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").Options);
}
