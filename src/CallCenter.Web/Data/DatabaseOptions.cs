using Microsoft.Data.Sqlite;

namespace CallCenter.Web.Data;

/// <summary>The databases the product speaks to.</summary>
public enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Empty means the file data/callcenter.db below the content root; only SQLite has such a default.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How often a database that cannot be reached is tried again, and one that can is looked at.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(3);

    public static IEnumerable<string> Faults(DatabaseOptions options)
    {
        if (!Enum.IsDefined(options.Provider))
            yield return $"Provider: '{options.Provider}' is none of Sqlite, Postgres, SqlServer";
        if (options.Provider != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(options.ConnectionString))
            yield return $"ConnectionString: {options.Provider} needs one";
        if (options.ProbeEvery < TimeSpan.FromMilliseconds(100))
            yield return "ProbeEvery: at least 00:00:00.1";
    }
}

/// <summary>Where the database is: the options with the default filled in and paths made whole.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">As the driver takes it.</param>
/// <param name="File">The file of the embedded database; none for a server.</param>
public sealed record DatabasePlace(DatabaseProvider Provider, string ConnectionString, string? File)
{
    public bool Embedded => Provider == DatabaseProvider.Sqlite;

    public static DatabasePlace Of(DatabaseOptions options, string contentRoot)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
            return new(options.Provider, options.ConnectionString, File: null);
        var given = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (given.DataSource.Length == 0) given.DataSource = Path.Combine("data", "callcenter.db");
        var file = Path.GetFullPath(given.DataSource, contentRoot);
        given.DataSource = file;
        given.ForeignKeys = true;
        return new(options.Provider, given.ToString(), file);
    }
}
