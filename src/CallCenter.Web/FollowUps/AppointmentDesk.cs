using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.FollowUps;

/// <summary>Move the callback of a follow-up to another time.</summary>
/// <param name="Id">The follow-up.</param>
/// <param name="To">When the customer is called instead.</param>
public sealed record MoveFollowUp(Guid Id, DateTimeOffset To);

/// <summary>
/// Moves appointments and second callbacks: the follow-up, the callback that will be made, and what the customer was told of it, in
/// one transaction. domain §2, branch busy.
/// </summary>
public sealed class AppointmentDesk(Writes writes, GateFactsLoader gate, OfficeClock clock)
{
    private const int Offered = 6;

    /// <summary>Times the gate allows for it; none where there is nothing to move.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> OfferAsync(Db db, FollowUpListed row)
    {
        var now = clock.GetUtcNow();
        return await FollowUpQueries.Next(db, row.CustomerId, row.CallId, row.DueAt).FirstOrDefaultAsync() is { } next
            && await gate.ForCallbackAsync(db, next.Id, now) is { } file
            ? AppointmentSlots.Offer(file.Facts, clock.Calendar, now, Offered) : [];
    }

    public Task<FollowUpAnswer> MoveAsync(Actor.Person by, MoveFollowUp command) => writes.RunAsync<FollowUpAnswer>(async db =>
    {
        if (await db.FollowUps.SingleOrDefaultAsync(x => x.Id == command.Id) is not { } row) return No(FollowUpRefusal.NotFound);
        if (Rights.Allow(by, Act.BookFollowUp, new Subject(row.OwnerId, row.TeamId)) is not RightsAnswer.Allowed) return No(FollowUpRefusal.NotAllowed);
        if (row.DoneAt is not null) return No(FollowUpRefusal.DoneAlready);
        if (await FollowUpQueries.Next(db, row.CustomerId, row.CallId, row.DueAt).FirstOrDefaultAsync() is not { } next) return No(FollowUpRefusal.NothingToMove);
        var (now, to) = (clock.GetUtcNow(), Instants.Whole(command.To));
        if (to == row.DueAt) return No(FollowUpRefusal.NoChange);
        if (await FaultAsync(db, next, to, now) is { } fault) return No(fault);
        return await StoreAsync(db, new(row, next, to, by.Id), now);
    });

    private sealed record Move(FollowUp Row, WaitingCallback Next, DateTimeOffset To, Guid By);

    private async Task<FollowUpRefusal?> FaultAsync(Db db, WaitingCallback next, DateTimeOffset to, DateTimeOffset now) =>
        await gate.ForCallbackAsync(db, next.Id, now) is not { } file ? FollowUpRefusal.NothingToMove : AppointmentSlots.Book(file.Facts, to, now) switch
        {
            BookingAnswer.Booked { Lawful: true } => null,
            BookingAnswer.Booked => FollowUpRefusal.NotLawful,
            _ => FollowUpRefusal.BadTime,
        };

    private static async Task<FollowUpAnswer> StoreAsync(Db db, Move move, DateTimeOffset now)
    {
        var (row, next, to) = (move.Row, move.Next, move.To);
        DateTimeOffset? agreed = next.Agreed ? to : null;
        // Somebody may have taken it at this very moment.
        var moved = await db.Callbacks.Where(c => c.Id == next.Id && c.State == CallbackState.Waiting && c.LeaseVersion == next.LeaseVersion).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.DueAt, to).SetProperty(c => c.AgreedAt, agreed).SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
        if (moved == 0) return No(FollowUpRefusal.NothingToMove);
        db.AccessEntries.Add(new AccessEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = move.By.ToString(),
            What = "follow-up.moved",
            CustomerId = row.CustomerId,
            Why = $"{row.Id}: {row.DueAt:u} → {to:u}",
        });
        (row.DueAt, row.RemindedAt, row.OverdueAt) = (to, null, null);
        if (next.Agreed) await AppointmentTexts.MoveAsync(db, new(row.CustomerId, next.Id, to), now);
        return new FollowUpAnswer.Moved();
    }

    private static FollowUpAnswer.Refused No(FollowUpRefusal reason) => new(reason);
}
