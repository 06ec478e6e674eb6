using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Data;

namespace CallCenter.Web.Customers;

/// <summary>Who would be called, on which number, for what.</summary>
public sealed record GateQuestion(
    Guid CustomerId, string Number, string Zone, bool WrongNumber, bool RedList, int GateVersion,
    Guid? CallbackId, CallbackKind Kind, DateTimeOffset? DueAt, DateTimeOffset? AgreedAt, GateCampaign? Campaign);

/// <summary>The campaign as the gate sees it.</summary>
public sealed record GateCampaign(CallPurpose Purpose, bool Open, bool Weekends, int Attempts);

/// <summary>A "stop calling" that still holds.</summary>
public sealed record BarredScope(DoNotCallScope Scope, CallbackKind? Kind);

/// <summary>A counted attempt.</summary>
public sealed record MadeAttempt(Guid CustomerId, string Number, DateTimeOffset At);

/// <summary>The reads of the dial gate.</summary>
public static class GateQueries
{
    public static IQueryable<GateQuestion> OfCallback(Db db, Guid callbackId) =>
        Asked(db, db.Callbacks.Where(b => b.Id == callbackId));

    /// <summary>The waiting callback of the customer that is due first.</summary>
    public static IQueryable<GateQuestion> NextOfCustomer(Db db, Guid customerId) =>
        Asked(db, db.Callbacks
            .Where(b => b.CustomerId == customerId && (b.State == CallbackState.Waiting || b.State == CallbackState.Taken))
            .OrderBy(b => b.DueAt).ThenBy(b => b.Id).Take(1));

    public static IQueryable<GateQuestion> OfCustomer(Db db, Guid customerId) =>
        db.Customers.Where(c => c.Id == customerId).Select(c => new GateQuestion(
            c.Id, c.Number, c.Zone, c.WrongNumber, c.RedList, c.GateVersion, null, CallbackKind.SecondCallback, null, null, null));

    public static IQueryable<BarredScope> DoNotCall(Db db, Guid customerId) =>
        db.DoNotCalls.Where(x => x.CustomerId == customerId && x.LiftedAt == null).Select(x => new BarredScope(x.Scope, x.Kind));

    public static IQueryable<Guid> OpenComplaints(Db db, Guid customerId) =>
        db.Complaints.Where(x => x.CustomerId == customerId && x.State != ComplaintStage.Closed).Select(x => x.Id);

    /// <summary>Counted attempts on this customer or on this number, whoever it belongs to.</summary>
    public static IQueryable<MadeAttempt> AttemptsOf(Db db, Guid customerId, string number, DateTimeOffset since) =>
        db.Attempts.Where(x => x.Counted && x.At > since && x.CustomerId == customerId)
            .Union(db.Attempts.Where(x => x.Counted && x.At > since && x.Number == number))
            .Select(x => new MadeAttempt(x.CustomerId, x.Number, x.At));

    public static IQueryable<DateTimeOffset> AttemptsOfCallback(Db db, Guid callbackId) =>
        db.Attempts.Where(x => x.CallbackId == callbackId && x.Counted).Select(x => x.At);

    private static IQueryable<GateQuestion> Asked(Db db, IQueryable<Callback> callbacks) =>
        from b in callbacks
        join c in db.Customers on b.CustomerId equals c.Id
        join g in db.Campaigns on b.CampaignId equals g.Id
        select new GateQuestion(
            c.Id, c.Number, c.Zone, c.WrongNumber, c.RedList, c.GateVersion, b.Id, b.Kind, b.DueAt, b.AgreedAt,
            new GateCampaign(g.Purpose, g.Open, g.Weekends, g.AttemptsPerCallback));
}
