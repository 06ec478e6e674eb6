using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>The embedded database: instants are text of fixed width, so that text order is time order.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantText>().HaveMaxLength(InstantText.Width);
    }
}

/// <summary>PostgreSQL: takes no other offset than 0 and keeps microseconds.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantUtc>();
    }
}

/// <summary>SQL Server: <c>datetimeoffset(6)</c>, offset 0.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : Db(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantUtc>().HavePrecision(6);
    }
}
