using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Messages;

/// <summary>A customer who wrote.</summary>
public sealed record IncomingCustomer(Guid Id, string CustomerNumber);

/// <summary>Whose customer it is.</summary>
public sealed record IncomingDesk(Guid? OwnerId, long TeamId);

/// <summary>Questions about those who write to us.</summary>
public static class IncomingQueries
{
    private const int MostTeams = 50;

    /// <summary>The files of this number.</summary>
    public static IQueryable<IncomingCustomer> Customers(Db db, string number) =>
        db.Customers.Where(c => c.Number == number && !c.WrongNumber).OrderBy(c => c.Id).Select(c => new IncomingCustomer(c.Id, c.CustomerNumber));

    /// <summary>What was kept of a customer since.</summary>
    public static IQueryable<Guid> Kept(Db db, Guid customer, DateTimeOffset since) =>
        db.Messages.Where(m => m.CustomerId == customer && m.CreatedAt > since && m.Purpose == MessagePurpose.FromCustomer).Select(m => m.Id);

    /// <summary>Who has the customer's callback: what is open before what was done, the newest first.</summary>
    public static IQueryable<IncomingDesk> Desk(Db db, Guid customer) =>
        db.Callbacks.Where(b => b.CustomerId == customer)
            .OrderBy(b => b.State == CallbackState.Taken ? 0 : b.State == CallbackState.Waiting ? 1 : 2).ThenByDescending(b => b.DueAt).ThenBy(b => b.Id)
            .Select(b => new IncomingDesk(b.OwnerId, b.TeamId));

    /// <summary>What we still owe: open complaints, promises, follow-ups. domain §2: answered by message or letter.</summary>
    public static IQueryable<Guid> Owed(Db db, Guid customer) =>
        db.Complaints.Where(x => x.CustomerId == customer && x.State != ComplaintStage.Closed).Select(x => x.Id)
            .Concat(db.Promises.Where(x => x.CustomerId == customer && x.State == PromiseState.Unknown).Select(x => x.Id))
            .Concat(db.FollowUps.Where(x => x.CustomerId == customer && x.DoneAt == null).Select(x => x.Id));

    /// <summary>Teams whose leads are told of somebody whom no team calls.</summary>
    public static IQueryable<long> Teams(Db db) => db.Campaigns.Where(c => c.Open).Select(c => c.TeamId).Distinct().OrderBy(team => team).Take(MostTeams);
}
