using System.Data.Common;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Web.Demo;

/// <summary>Inserts rows by one prepared command per table, with the columns and conversions of the model: several times quicker than
/// tracking thousands of entities that nobody looks at again, and a first start waits for it.</summary>
public static class DemoInsert
{
    /// <summary>Rows of one type follow each other; the transaction is the caller's.</summary>
    public static async Task RowsAsync(Db db, IReadOnlyList<object> rows, CancellationToken stop)
    {
        for (var from = 0; from < rows.Count;)
        {
            var type = rows[from].GetType();
            var to = from;
            while (to < rows.Count && rows[to].GetType() == type)
                to++;
            await InsertAsync(db, type, [.. rows.Skip(from).Take(to - from)], stop);
            from = to;
        }
    }

    private static async Task InsertAsync(Db db, Type type, object[] rows, CancellationToken stop)
    {
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not in the model.");
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var columns = Columns(db, entity, command);
        foreach (var row in rows)
        {
            foreach (var column in columns)
                column.Take(row);
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static List<Column> Columns(Db db, IEntityType entity, DbCommand command)
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? throw new InvalidOperationException($"{entity.Name} has no table.");
        var columns = entity.GetProperties().Select((property, i) => Column.Of(property, command, $"@p{i}")).ToList();
        var names = entity.GetProperties().Select(property => quote.DelimitIdentifier(property.GetColumnName(table) ?? property.Name));
        command.CommandText =
            $"INSERT INTO {quote.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        return columns;
    }

    private sealed record Column(DbParameter Parameter, RelationalTypeMapping Mapping, Func<object, object?> Read)
    {
        public static Column Of(IProperty property, DbCommand command, string name)
        {
            var mapping = property.GetRelationalTypeMapping();
            var parameter = mapping.CreateParameter(command, name, value: null, nullable: true);
            command.Parameters.Add(parameter);
            var member = property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} has no getter.");
            return new(parameter, mapping, member.GetValue);
        }

        public void Take(object row)
        {
            var value = Read(row);
            Parameter.Value = (value is null || Mapping.Converter is null ? value : Mapping.Converter.ConvertToProvider(value)) ?? DBNull.Value;
        }
    }
}
