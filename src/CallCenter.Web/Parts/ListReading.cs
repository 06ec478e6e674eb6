using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Parts;

/// <summary>Reads a piece of a question in the order a list asks for.</summary>
public static class ListReading
{
    /// <summary>The piece and the total. A name that is no property of the row changes nothing: it came from an address.</summary>
    public static async Task<ListSlice<TRow>> SliceAsync<TRow>(this IQueryable<TRow> rows, ListQuery query, CancellationToken stop = default)
    {
        var total = await rows.CountAsync(stop);
        return new(await rows.Ordered(query).Skip(query.Skip).Take(query.Take).ToListAsync(stop), total);
    }

    /// <summary>The question in the order asked for; its own order decides between equals only where none was asked for.</summary>
    public static IQueryable<TRow> Ordered<TRow>(this IQueryable<TRow> rows, ListQuery query)
    {
        var property = query.Sort is { } name
            ? typeof(TRow).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) : null;
        return property is null ? rows : Sorted(rows, property, query.Descending);
    }

    private static IQueryable<TRow> Sorted<TRow>(IQueryable<TRow> rows, PropertyInfo property, bool descending)
    {
        var row = Expression.Parameter(typeof(TRow));
        var key = Expression.Lambda(Expression.Property(row, property), row);
        var method = descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy);
        return rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), method, [typeof(TRow), property.PropertyType], rows.Expression, Expression.Quote(key)));
    }
}
