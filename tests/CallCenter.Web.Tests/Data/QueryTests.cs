using System.Reflection;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Data;

/// <summary>Every named question of the product, found by reflection: a public static method that takes a context and answers a query.</summary>
public sealed class QueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Questions
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var method in Methods())
                foreach (var provider in ModelTests.Providers) all.Add(Name(method), provider.Data);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Every_named_question_translates(string question, string provider)
    {
        using var db = Unconnected.Db(provider);
        var method = Methods().Single(x => Name(x) == question);
        foreach (var arguments in Samples(method.GetParameters()[1..]))
        {
            var query = (IQueryable)method.Invoke(null, [db, .. arguments])!;
            Assert.Contains("SELECT", query.ToQueryString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Questions_are_found()
    {
        var names = Methods().Select(Name).ToList();
        Assert.Contains("FollowUpQueries.Open(Db, Sight)", names);
        Assert.Contains("ComplaintQueries.ToRaise(Db, DateTimeOffset)", names);
        Assert.Contains("PeopleQueries.RoleNames(Db, Guid)", names);
    }

    private static IEnumerable<MethodInfo> Methods() =>
        from type in typeof(Db).Assembly.GetTypes()
        where type.Name.EndsWith("Queries", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where typeof(IQueryable).IsAssignableFrom(method.ReturnType) && method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Db)
        select method;

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(x => x.ParameterType.Name))})";

    /// <summary>One call for each kind of the parameter that has most of them, the others repeated as they run out.</summary>
    private static IEnumerable<object?[]> Samples(ParameterInfo[] parameters)
    {
        var values = parameters.Select(x => Values(x.ParameterType).ToArray()).ToArray();
        var rounds = values.Length == 0 ? 1 : values.Max(x => x.Length);
        for (var round = 0; round < rounds; round++)
            yield return [.. values.Select(x => x[round % x.Length])];
    }

    private static IEnumerable<object?> Values(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Values(inner).Append(null);
        if (type == typeof(Sight))
            return [new Sight.Nothing(), new Sight.Own(Guid.NewGuid()), new Sight.OfTeam(1, Guid.NewGuid()), new Sight.OfTeam(1, null), new Sight.Everything()];
        if (type == typeof(Guid)) return [Guid.NewGuid()];
        if (type == typeof(DateTimeOffset)) return [Now];
        if (type == typeof(DateOnly)) return [new DateOnly(2026, 11, 22)];
        if (type == typeof(TimeSpan)) return [TimeSpan.FromHours(1)];
        if (type == typeof(string)) return ["王"];
        if (type == typeof(bool)) return [true, false];
        if (type == typeof(int)) return [3];
        if (type == typeof(long)) return [3L];
        if (type.IsEnum) return Enum.GetValues(type).Cast<object?>();
        if (Element(type) is { } element) return [Filled(element)];
        return Records(type);
    }

    /// <summary>A record of filters: nothing set, then every value it can hold.</summary>
    private static IEnumerable<object?> Records(Type type)
    {
        var maker = type.GetConstructors().MaxBy(x => x.GetParameters().Length)
            ?? throw new NotSupportedException($"No sample of {type}: teach QueryTests.Values.");
        return Samples(maker.GetParameters()).Select(maker.Invoke)
            .Append(maker.Invoke([.. maker.GetParameters().Select(x => x.HasDefaultValue ? Default(x) : Values(x.ParameterType).First())]));
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static Array Filled(Type element)
    {
        var values = Values(element).Where(x => x is not null).ToArray();
        var filled = Array.CreateInstance(element, values.Length);
        values.CopyTo(filled, 0);
        return filled;
    }
}
