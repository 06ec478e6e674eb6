using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Api;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

public sealed class TranslationTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 4, 30, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7(At);

    public static TheoryData<string> Databases { get; } = ["sqlite", "postgres", "sqlserver"];

    [Theory, MemberData(nameof(Databases))]
    public void Every_list_with_every_filter_translates(string database)
    {
        using var db = Open(database);
        foreach (var sql in Lists(db))
        {
            Assert.Contains("ORDER BY", sql, StringComparison.Ordinal);
            Assert.Contains("WHERE", sql, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public void Every_read_of_the_customer_file_and_of_the_gate_translates(string database)
    {
        using var db = Open(database);
        Assert.All(Reads(db), sql => Assert.StartsWith("SELECT", sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    private static IEnumerable<string> Lists(Db db) =>
    [
        CallPages.List(db, new()
        {
            TeamId = 1, CustomerId = Id, AgentId = Id, CallbackId = Id, Kind = CallbackKind.Care, Phase = CallPhase.Closed, Result = "done", From = At, To = At, After = (At, Id),
        }).Take(51).ToQueryString(),
        CallPages.Events(db, Id).ToQueryString(),
        CustomerPages.List(db, new("+8613800000000", "张", CustomerClass.A, 1, Id), new("id", Id)).Take(51).ToQueryString(),
        CallbackPages.List(db, new()
        {
            TeamId = 1, CustomerId = Id, CampaignId = Id, Kind = CallbackKind.Care, State = CallbackState.Waiting, DueBefore = At, After = (At, Id),
        }).Take(51).ToQueryString(),
        ComplaintPages.List(db, new()
        {
            TeamId = 1, Number = "TS", CustomerId = Id, State = ComplaintStage.Received, Category = ComplaintCategory.Other, After = (At, Id),
        }).Take(51).ToQueryString(),
        FollowUpPages.List(db, new()
        {
            TeamId = 1, CustomerId = Id, Kind = FollowUpKind.Promise, Open = true, DueBefore = At, After = (At, Id),
        }).Take(51).ToQueryString(),
    ];

    private static IEnumerable<string> Reads(Db db) =>
    [
        CallPages.One(db, Id).ToQueryString(), CallbackPages.One(db, Id).ToQueryString(), ComplaintPages.One(db, Id).ToQueryString(),
        CustomerPages.OfTeam(db, Id, 1).ToQueryString(), CustomerQueries.One(db, Id).ToQueryString(), CustomerQueries.Bills(db, Id).ToQueryString(),
        CustomerQueries.Calls(db, Id).Take(50).ToQueryString(), CustomerQueries.Notes(db, [Id]).ToQueryString(),
        CustomerQueries.Promises(db, Id).ToQueryString(), CustomerQueries.Complaints(db, Id).ToQueryString(),
        CustomerQueries.OpenCallbacks(db, Id).ToQueryString(), CustomerQueries.Reach(db, Id).ToQueryString(),
        GateQueries.OfCallback(db, Id).ToQueryString(), GateQueries.NextOfCustomer(db, Id).ToQueryString(), GateQueries.OfCustomer(db, Id).ToQueryString(),
        GateQueries.DoNotCall(db, Id).ToQueryString(), GateQueries.OpenComplaints(db, Id).ToQueryString(),
        GateQueries.AttemptsOf(db, Id, "+8613800000000", At).ToQueryString(), GateQueries.AttemptsOfCallback(db, Id).ToQueryString(),
    ];

    private static Db Open(string database) => database switch
    {
        "postgres" => new PostgresDesign().CreateDbContext([]),
        "sqlserver" => new SqlServerDesign().CreateDbContext([]),
        _ => new SqliteDesign().CreateDbContext([]),
    };
}
