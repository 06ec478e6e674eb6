using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Web.Data;

/// <summary>Writes statements by the model of the database.</summary>
public static class Statement
{
    /// <summary>Adds one row.</summary>
    public static Statement<T> Insert<T>(Db db)
    {
        var (statement, type, sql) = (new Statement<T>(db), TypeOf(db, typeof(T)), db.GetService<ISqlGenerationHelper>());
        var columns = type.GetProperties().ToList();
        var values = columns.Select(column => statement.Add(column, column.GetGetter().GetClrValue)).ToList();
        statement.Text =
            $"INSERT INTO {Name(sql, type)} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES ({string.Join(", ", values)})";
        return statement;
    }

    /// <summary>Sets columns of the rows that have these values.</summary>
    public static Statement<T> Update<TRow, T>(Db db, (string Column, Func<T, object?> Value)[] set, (string Column, Func<T, object?> Value)[] where)
    {
        var (statement, type, sql) = (new Statement<T>(db), TypeOf(db, typeof(TRow)), db.GetService<ISqlGenerationHelper>());
        statement.Text =
            $"UPDATE {Name(sql, type)} SET {string.Join(", ", set.Select(Assign))} WHERE {string.Join(" AND ", where.Select(Assign))}";
        return statement;

        string Assign((string Column, Func<T, object?> Value) one)
        {
            var column = type.FindProperty(one.Column) ?? throw new ArgumentException($"{type.DisplayName()} has no {one.Column}.", nameof(set));
            return $"{sql.DelimitIdentifier(column.Name)} = {statement.Add(column, row => one.Value((T)row))}";
        }
    }

    private static IEntityType TypeOf(Db db, Type row) =>
        db.Model.FindEntityType(row) ?? throw new ArgumentException($"{row.Name} is no table.", nameof(row));

    private static string Name(ISqlGenerationHelper sql, IEntityType type) =>
        sql.DelimitIdentifier(type.GetTableName() ?? throw new ArgumentException($"{type.DisplayName()} is no table.", nameof(type)), type.GetSchema());
}

/// <summary>
/// A statement that runs thousands of times on one connection: prepared once, its values typed and converted as the model says,
/// so that a row written here reads like any other.
/// </summary>
/// <typeparam name="T">What the values are taken from.</typeparam>
public sealed class Statement<T>(Db db) : IDisposable
{
    private readonly DbCommand command = db.Database.GetDbConnection().CreateCommand();
    private readonly List<Place> places = [];
    private bool prepared;

    private sealed record Place(DbParameter Parameter, Func<object, object?> Value, Func<object?, object?>? Convert);

    /// <summary>The statement as the database reads it.</summary>
    public string Text
    {
        get => command.CommandText;
        internal set => command.CommandText = value;
    }

    /// <summary>Runs it in the transaction and answers how many rows it met.</summary>
    public async Task<int> RunAsync(T row, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(row);
        command.Transaction = transaction;
        foreach (var place in places)
        {
            var value = place.Value(row);
            place.Parameter.Value = (value is null || place.Convert is null ? value : place.Convert(value)) ?? DBNull.Value;
        }
        if (!prepared) await command.PrepareAsync();
        prepared = true;
        return await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => command.Dispose();

    /// <summary>A place for a column's value; answers its name.</summary>
    internal string Add(IProperty column, Func<object, object?> value)
    {
        var (type, name) = (column.GetRelationalTypeMapping(), $"@p{places.Count}");
        var parameter = type.CreateParameter(command, name, value: null, nullable: true);
        command.Parameters.Add(parameter);
        places.Add(new(parameter, value, type.Converter?.ConvertToProvider));
        return name;
    }
}
