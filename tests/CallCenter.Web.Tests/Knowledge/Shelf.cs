using CallCenter.Core.Calendars;
using CallCenter.Core.Knowledge;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Knowledge;

/// <summary>A shelf of articles on a database of its own, on a Monday in November.</summary>
internal sealed record Shelf(TestDatabase Database, OfficeClock Clock, Writes Writes)
{
    /// <summary>11:00 in China.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    public static readonly string Shipped = Path.Combine(DataFolder.Scripts, "knowledge");

    public ArticleSearch Search => new(Database.Contexts(), Clock);

    public static async Task<Shelf> New(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.New(provider);
        var place = new DatabasePlace(provider, database.ConnectionString, File: null);
        return new(database, new OfficeClock(new Standing(Now), WorkCalendar.Default), new Writes(database.Contexts(), new WriteGate(place)));
    }

    /// <summary>With every article that is shipped.</summary>
    public static async Task<Shelf> Full(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var shelf = await New(provider);
        await shelf.Take(Shipped);
        return shelf;
    }

    public Task Take(string folder) =>
        new ArticleShelf(new ArticleLibrary(folder), Writes, Clock, Database.Contexts()).RunAsync(CancellationToken.None);

    /// <summary>The ids found, the best first.</summary>
    public async Task<string[]> Find(string asked, string locale = "zh-CN") => [.. (await Search.FindAsync(locale, asked)).Select(x => x.Key)];

    public static Article Article(string id, string title, string text = "一句话答案。") => new(
        id, "zh-CN", title, ArticleKind.HowTo, "客户服务部", new DateOnly(2026, 1, 1), ValidTo: null, [], text);
}
