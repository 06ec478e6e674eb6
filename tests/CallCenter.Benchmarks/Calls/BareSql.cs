using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CallCenter.Benchmarks.Calls;

/// <summary>What SQLite itself can do: one connection, prepared statements, a table like that of the events and one like that of the calls.</summary>
internal sealed class BareSql : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        CREATE TABLE Calls (Id TEXT PRIMARY KEY, LastSeq INTEGER NOT NULL);
        CREATE TABLE CallEvents (CallId TEXT NOT NULL REFERENCES Calls(Id), Seq INTEGER NOT NULL, NodeSeq INTEGER NOT NULL UNIQUE, At TEXT NOT NULL,
            Type TEXT NOT NULL, Facts TEXT NOT NULL, Personal TEXT, PersonalHash TEXT NOT NULL, Salt TEXT NOT NULL, Hash TEXT NOT NULL, SourceKey TEXT,
            PRIMARY KEY (CallId, Seq), UNIQUE (CallId, SourceKey));
        """;

    private readonly string place;

    // Stays open, so that the log is kept and written over, as in the running product.
    private readonly SqliteConnection open;
    private int seq;

    public BareSql(string folder)
    {
        place = $"Data Source={Path.Combine(folder, "bare.db")}";
        open = Open(Tables);
    }

    public void Dispose() => open.Dispose();

    /// <summary>Milliseconds of every commit of this many decisions, each a compare-and-set and an insert.</summary>
    public List<double> Store(int each, TimeSpan how)
    {
        var call = Guid.NewGuid().ToString();
        using var connection = Open($"PRAGMA synchronous=FULL; INSERT INTO Calls VALUES ('{call}', {seq.ToString(CultureInfo.InvariantCulture)})");
        using var update = Command(connection, "UPDATE Calls SET LastSeq=@seq+1 WHERE Id=@call AND LastSeq=@seq", call);
        using var insert = Command(connection,
            "INSERT INTO CallEvents VALUES (@call, @seq, @seq, @at, 'UtteranceHeard', @facts, @personal, @hash, @salt, @hash, 'transcription:bench:'||@seq)", call);
        Fill(insert);
        var milliseconds = new List<double>();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < how)
        {
            var began = Stopwatch.GetTimestamp();
            using (var transaction = connection.BeginTransaction())
            {
                (update.Transaction, insert.Transaction) = (transaction, transaction);
                for (var i = 0; i < each; i++, seq++)
                {
                    update.Parameters["@seq"].Value = insert.Parameters["@seq"].Value = seq;
                    Ground.UnequalException.Unless(update.ExecuteNonQuery() == 1 && insert.ExecuteNonQuery() == 1, "A bare decision was not stored.");
                }
                transaction.Commit();
            }
            milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return milliseconds;
    }

    private SqliteConnection Open(string first)
    {
        var connection = new SqliteConnection(place);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = first;
        command.ExecuteNonQuery();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, string call)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("@call", call);
        command.Parameters.AddWithValue("@seq", 0);
        command.Prepare();
        return command;
    }

    private static void Fill(SqliteCommand insert)
    {
        var hash = new string('0', 64);
        insert.Parameters.AddWithValue("@at", "2026-11-22T04:05:06.123456Z");
        insert.Parameters.AddWithValue("@facts", """{"v":1,"speaker":"customer","spokenAt":"2026-11-22T04:05:06.123456Z","offences":[],"heard":[]}""");
        insert.Parameters.AddWithValue("@personal", """{"text":"上次说三天内来人，到今天第12次了，一直没人来。"}""");
        insert.Parameters.AddWithValue("@hash", hash);
        insert.Parameters.AddWithValue("@salt", hash[..32]);
    }
}
