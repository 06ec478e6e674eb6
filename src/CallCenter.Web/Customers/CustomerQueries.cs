using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Customers;

/// <summary>What a list of customers is narrowed to; what is left out does not matter.</summary>
/// <param name="Number">The number, E.164.</param>
/// <param name="Search">Start of the name, or the customer number.</param>
/// <param name="Class">The class.</param>
/// <param name="TeamId">Only customers this team calls.</param>
/// <param name="OwnerId">Only customers this agent calls.</param>
public sealed record CustomerFilter(
    string? Number = null, string? Search = null, CustomerClass? Class = null, long? TeamId = null, Guid? OwnerId = null);

/// <summary>A customer as lists and the head of the file show them; masking is the reader's business.</summary>
public sealed record CustomerLine(
    Guid Id, string CustomerNumber, string Name, string Honorific, CustomerClass Class, bool Vip, bool RedList,
    string Number, bool WrongNumber, string Region, string Zone, string Locale, string Plan, DateOnly? ContractEnds);

/// <summary>One closed billing period, money in fen.</summary>
public sealed record BillLine(int Period, long TotalFen, long PlanFen, long ExtraFen, long ValueAddedFen, int VoiceMinutes, int DataMegabytes)
{
    /// <summary>Due and not paid yet.</summary>
    public bool Unpaid { get; init; }
}

/// <summary>An earlier call of the customer.</summary>
public sealed record EarlierCallLine(
    Guid Id, CallbackKind Kind, Guid AgentId, string? Agent, DateTimeOffset PlacedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt, string? Result, string? Reason);

/// <summary>An event that holds a note of a call.</summary>
public sealed record NoteLine(Guid CallId, DateTimeOffset At, string Type, string Facts, string? Personal);

/// <summary>A promise that was made.</summary>
public sealed record PromiseLine(Guid Id, Guid CallId, string Key, string Text, DateTimeOffset MadeAt, DateTimeOffset DueAt, PromiseState State);

/// <summary>A complaint of the customer.</summary>
public sealed record CustomerComplaintLine(
    Guid Id, string Number, string Text, ComplaintStage Stage, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset? ClosedAt)
{
    /// <summary>What the customer is told.</summary>
    public string? Answer { get; init; }
}

/// <summary>A callback of the customer that is still to be made.</summary>
public sealed record OpenCallbackLine(Guid Id, CallbackKind Kind, CallbackState State, DateTimeOffset DueAt, DateTimeOffset? AgreedAt, string? Reason);

/// <summary>The reads of the customer file, each projected to what is shown.</summary>
public static class CustomerQueries
{
    /// <summary>The list, in the order of the customer numbers.</summary>
    public static IQueryable<CustomerLine> List(Db db, CustomerFilter filter) =>
        Matching(db, filter).OrderBy(c => c.CustomerNumber).ThenBy(c => c.Id).Select(Line);

    /// <summary>How many the list holds.</summary>
    public static IQueryable<Guid> Ids(Db db, CustomerFilter filter) => Matching(db, filter).Select(c => c.Id);

    public static IQueryable<CustomerLine> One(Db db, Guid id) => db.Customers.Where(c => c.Id == id).Select(Line);

    /// <summary>Oldest first.</summary>
    public static IQueryable<BillLine> Bills(Db db, Guid customerId) =>
        db.Bills.Where(b => b.CustomerId == customerId).OrderBy(b => b.Period).Select(b => new BillLine(
            b.Period, b.TotalFen, b.PlanFen, b.ExtraFen, b.ValueAddedFen, b.VoiceMinutes, b.DataMegabytes)
        { Unpaid = b.Unpaid });

    /// <summary>Newest first, with the agent's name.</summary>
    public static IQueryable<EarlierCallLine> Calls(Db db, Guid customerId) =>
        from call in db.Calls.Where(c => c.CustomerId == customerId)
        join person in db.Users on call.AgentId equals person.Id into agents
        from agent in agents.DefaultIfEmpty()
        orderby call.PlacedAt descending, call.Id descending
        select new EarlierCallLine(
            call.Id, call.Kind, call.AgentId, agent == null ? null : agent.DisplayName, call.PlacedAt, call.AnsweredAt,
            call.EndedAt, call.Result, call.Reason);

    /// <summary>The events with notes of these calls, oldest first.</summary>
    public static IQueryable<NoteLine> Notes(Db db, IReadOnlyCollection<Guid> callIds) =>
        db.CallEvents.Where(e => callIds.Contains(e.CallId) && (e.Type == "NoteTaken" || e.Type == "CallClosed") && e.Personal != null)
            .OrderBy(e => e.CallId).ThenBy(e => e.Seq)
            .Select(e => new NoteLine(e.CallId, e.At, e.Type, e.Facts, e.Personal));

    /// <summary>Newest first.</summary>
    public static IQueryable<PromiseLine> Promises(Db db, Guid customerId) =>
        db.Promises.Where(p => p.CustomerId == customerId).OrderByDescending(p => p.DueAt).ThenBy(p => p.Id)
            .Select(p => new PromiseLine(p.Id, p.CallId, p.Key, p.Text, p.MadeAt, p.DueAt, p.State));

    /// <summary>Newest first.</summary>
    public static IQueryable<CustomerComplaintLine> Complaints(Db db, Guid customerId) =>
        db.Complaints.Where(x => x.CustomerId == customerId).OrderByDescending(x => x.ReceivedAt).ThenBy(x => x.Id)
            .Select(x => new CustomerComplaintLine(x.Id, x.Number, x.Text, x.State, x.ReceivedAt, x.DueAt, x.ClosedAt) { Answer = x.Answer });

    /// <summary>Due first.</summary>
    public static IQueryable<OpenCallbackLine> OpenCallbacks(Db db, Guid customerId) =>
        db.Callbacks.Where(b => b.CustomerId == customerId && (b.State == CallbackState.Waiting || b.State == CallbackState.Taken))
            .OrderBy(b => b.DueAt).ThenBy(b => b.Id)
            .Select(b => new OpenCallbackLine(b.Id, b.Kind, b.State, b.DueAt, b.AgreedAt, b.Reason));

    /// <summary>Teams and owners that call the customer: who reaches a callback reaches the file.</summary>
    public static IQueryable<CustomerReach> Reach(Db db, Guid customerId) =>
        db.Callbacks.Where(b => b.CustomerId == customerId).Select(b => new CustomerReach(b.TeamId, b.OwnerId)).Distinct();

    internal static IQueryable<Customer> Matching(Db db, CustomerFilter filter)
    {
        IQueryable<Customer> found = db.Customers;
        if (filter.Number is { } number)
            found = found.Where(c => c.Number == number);
        if (filter.Search is { } search)
            found = found.Where(c => c.Name.StartsWith(search) || c.CustomerNumber == search);
        if (filter.Class is { } wanted)
            found = found.Where(c => c.Class == wanted);
        if (filter.TeamId is { } team)
            found = found.Where(c => db.Callbacks.Any(b => b.CustomerId == c.Id && b.TeamId == team));
        if (filter.OwnerId is { } owner)
            found = found.Where(c => db.Callbacks.Any(b => b.CustomerId == c.Id && b.OwnerId == owner));
        return found;
    }

    internal static readonly System.Linq.Expressions.Expression<Func<Customer, CustomerLine>> Line = c => new CustomerLine(
        c.Id, c.CustomerNumber, c.Name, c.Honorific, c.Class, c.Vip, c.RedList, c.Number, c.WrongNumber, c.Region, c.Zone,
        c.Locale, c.Plan, c.ContractEnds);
}

/// <summary>A team and, if one is set, an agent that calls a customer.</summary>
public sealed record CustomerReach(long TeamId, Guid? OwnerId);
