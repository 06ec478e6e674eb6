using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Complaints;

/// <summary>What the list of complaints is narrowed to.</summary>
public sealed record ComplaintFilter(bool All = false, ComplaintCategory? Category = null, ComplaintSeverity? Severity = null, bool Late = false);

/// <summary>The list of complaints as one person sees and works it.</summary>
public sealed class ComplaintRoom(ComplaintDesk desk, PhraseLibrary phrases, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The forbidden wordings in an answer.</summary>
    public IReadOnlyList<PhraseHit> Offences(string text) => phrases.Offences(text);

    public async Task<ListSlice<ComplaintListed>> ListAsync(ListQuery query, ComplaintFilter filter)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadComplaints);
        var now = Now;
        await using var db = await dbs.CreateDbContextAsync();
        var rows = filter.All ? ComplaintQueries.All(db, sight) : ComplaintQueries.Open(db, sight);
        if (filter.Category is { } category) rows = rows.Where(x => x.Category == category);
        if (filter.Severity is { } severity) rows = rows.Where(x => x.Severity == severity);
        if (filter.Late) rows = rows.Where(x => x.DueAt < now && x.AnsweredAt == null);
        return await Found(rows, query.Search).SliceAsync(query);
    }

    /// <summary>Whether this person may answer a complaint.</summary>
    public async Task<bool> MayAnswerAsync(ComplaintListed row) =>
        Rights.Allow(await who.RequireAsync(), Act.AnswerComplaint, new Subject(row.OwnerId, row.TeamId)) is RightsAnswer.Allowed;

    public async Task<ComplaintAnswer> AnswerAsync(AnswerComplaint command) => await desk.AnswerAsync(await who.RequireAsync(), command);

    public async Task<ComplaintAnswer> CloseAsync(CloseComplaint command) => await desk.CloseAsync(await who.RequireAsync(), command);

    public async Task<ComplaintAnswer> ReopenAsync(ReopenComplaint command) => await desk.ReopenAsync(await who.RequireAsync(), command);

    private static IQueryable<ComplaintListed> Found(IQueryable<ComplaintListed> rows, string? search) => search switch
    {
        null => rows,
        _ when PhoneNumber.Read(search) is PhoneReading.Understood read => rows.Where(x => x.Phone == read.Number.Dialable),
        _ => rows.Where(x => x.Number == search || x.CustomerName.StartsWith(search) || x.Text.Contains(search)),
    };
}
