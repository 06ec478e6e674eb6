using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.FollowUps;

/// <summary>What the list of follow-ups is narrowed to.</summary>
public sealed record FollowUpFilter(bool Done = false, FollowUpKind? Kind = null, bool Late = false);

/// <summary>The list of follow-ups as one person sees and works it.</summary>
public sealed class FollowUpRoom(FollowUpDesk desk, AppointmentDesk appointments, PhraseLibrary phrases, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The forbidden wordings in what was done.</summary>
    public IReadOnlyList<PhraseHit> Offences(string text) => phrases.Offences(text);

    public async Task<ListSlice<FollowUpListed>> ListAsync(ListQuery query, FollowUpFilter filter)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadFollowUps);
        var now = Now;
        await using var db = await dbs.CreateDbContextAsync();
        var rows = filter.Done ? FollowUpQueries.Done(db, sight) : FollowUpQueries.Open(db, sight);
        if (filter.Kind is { } kind) rows = rows.Where(x => x.Kind == kind);
        if (filter.Late) rows = rows.Where(x => x.DueAt < now);
        return await Found(rows, query.Search).SliceAsync(query);
    }

    public async Task<FollowUpAnswer> CompleteAsync(CompleteFollowUp command) => await desk.CompleteAsync(await who.RequireAsync(), command);

    /// <summary>Whether this person may move it, and the times offered; none where there is nothing to move.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>?> SlotsAsync(FollowUpListed row)
    {
        if (await who.PersonAsync() is not { } person || Rights.Allow(person, Act.BookFollowUp, new Subject(row.OwnerId, row.TeamId)) is not RightsAnswer.Allowed) return null;
        await using var db = await dbs.CreateDbContextAsync();
        return await appointments.OfferAsync(db, row);
    }

    public async Task<FollowUpAnswer> MoveAsync(MoveFollowUp command) => await appointments.MoveAsync(await who.RequireAsync(), command);

    private static IQueryable<FollowUpListed> Found(IQueryable<FollowUpListed> rows, string? search) => search switch
    {
        null => rows,
        _ when PhoneNumber.Read(search) is PhoneReading.Understood read => rows.Where(x => x.Phone == read.Number.Dialable),
        _ => rows.Where(x => x.CustomerName.StartsWith(search) || x.CustomerNumber == search || (x.Note != null && x.Note.Contains(search))),
    };
}
