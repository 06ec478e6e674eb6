using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CallCenter.Web.Data;

/// <summary>What a database's refusal means, whoever makes the database.</summary>
public static class Faults
{
    /// <summary>A row with this key is there already: somebody was faster. Anything else (disk, network) is no such thing.</summary>
    public static bool IsTaken(Exception? error) => error switch
    {
        null => false,
        // 1555 primary key, 2067 unique index.
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqlException { Number: 2601 or 2627 } => true,
        _ => IsTaken(error.InnerException),
    };
}
