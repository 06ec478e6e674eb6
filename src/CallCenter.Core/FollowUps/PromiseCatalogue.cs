using System.Collections.Immutable;
using CallCenter.Core.Calendars;
using CallCenter.Core.People;

namespace CallCenter.Core.FollowUps;

/// <summary>What a promise is about. domain §3: what may be promised is a catalogue by role.</summary>
public enum PromiseSubject
{
    /// <summary>By when the customer hears from us.</summary>
    ReplyTime,

    /// <summary>That a superior rings.</summary>
    SuperiorCall,

    /// <summary>That something is sent: an itemised bill, a guide.</summary>
    Document,

    /// <summary>That somebody comes; only from a confirmed work order.</summary>
    Visit,

    /// <summary>Money; never.</summary>
    Amount,

    /// <summary>When a fault is mended; never.</summary>
    RepairTime,

    /// <summary>How a case ends; never.</summary>
    Result,
}

/// <summary>One line of the catalogue.</summary>
/// <param name="Key">Stored with the promise.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Zh">What the form shows in Chinese.</param>
/// <param name="En">What the form shows in English.</param>
/// <param name="Within">The due time that is offered.</param>
/// <param name="InWorkingTime">Whether it counts working hours only.</param>
/// <param name="Roles">Who may give it.</param>
public sealed record PromiseOffer(
    string Key, PromiseSubject Subject, string Zh, string En, TimeSpan Within, bool InWorkingTime, ImmutableHashSet<Role> Roles)
{
    /// <summary>The due time offered at this instant, offset 0.</summary>
    public DateTimeOffset DueAt(DateTimeOffset now, WorkCalendar calendar) =>
        InWorkingTime ? calendar.AddWorking(now, Within) : now.ToUniversalTime() + Within;
}

/// <summary>Whether a promise may be given.</summary>
public abstract record PromiseAnswer
{
    private PromiseAnswer() { }

    /// <summary>It may.</summary>
    public sealed record Allowed(PromiseOffer Offer) : PromiseAnswer;

    /// <summary>It may not.</summary>
    public sealed record Refused(PromiseRefusal Reason) : PromiseAnswer;
}

/// <summary>Why a promise may not be given.</summary>
public enum PromiseRefusal
{
    /// <summary>Not in the catalogue: amounts, repair times and results never are.</summary>
    NotInCatalogue,

    /// <summary>Beyond the authority of this role.</summary>
    BeyondAuthority,

    /// <summary>A visit without a confirmed work order.</summary>
    NoWorkOrder,
}

/// <summary>What may be promised, by role. domain §3.</summary>
public sealed class PromiseCatalogue
{
    private static readonly ImmutableHashSet<Role> Callers = [Role.Agent, Role.TeamLead, Role.ComplaintHandler];
    private static readonly ImmutableHashSet<Role> Leads = [Role.TeamLead, Role.ComplaintHandler, Role.DepartmentHead, Role.Manager];

    /// <summary>Makes a catalogue.</summary>
    /// <exception cref="ArgumentException">A key twice, or a promise of an amount, a repair time or a result.</exception>
    public PromiseCatalogue(ImmutableArray<PromiseOffer> offers)
    {
        if (offers.Select(offer => offer.Key).Distinct(StringComparer.Ordinal).Count() != offers.Length)
            throw new ArgumentException("Keys of promises are unique.", nameof(offers));
        if (offers.Any(offer => IsNeverPromised(offer.Subject)))
            throw new ArgumentException("An amount, a repair time or a result is never promised.", nameof(offers));
        Offers = offers;
    }

    /// <summary>The catalogue the product starts with.</summary>
    public static PromiseCatalogue Default { get; } = new(
    [
        new("reply-24h", PromiseSubject.ReplyTime, "24 小时内答复您", "Reply within 24 hours", TimeSpan.FromHours(24), InWorkingTime: false, Callers),
        new("reply-8h", PromiseSubject.ReplyTime, "8 个工作小时内答复您", "Reply within 8 working hours", TimeSpan.FromHours(8), InWorkingTime: true, Callers),
        new("superior-30m", PromiseSubject.SuperiorCall, "班长 30 分钟内回电", "A team lead calls back within 30 minutes", TimeSpan.FromMinutes(30), InWorkingTime: false, Callers),
        new("itemised-bill", PromiseSubject.Document, "一个工作日内发送详单", "Itemised bill sent within one working day", TimeSpan.FromHours(7), InWorkingTime: true, Callers),
        new("usage-guide", PromiseSubject.Document, "一个工作日内发送使用指引", "Guide sent within one working day", TimeSpan.FromHours(7), InWorkingTime: true, Callers),
        new("reply-investigation", PromiseSubject.ReplyTime, "三个工作日内告知核查进展", "Progress of the check within three working days", TimeSpan.FromHours(21), InWorkingTime: true, Leads),
        new("visit", PromiseSubject.Visit, "按已确认的工单上门", "Visit as the confirmed work order says", TimeSpan.FromHours(24), InWorkingTime: false, Callers),
    ]);

    /// <summary>Every line, in the order the form shows them.</summary>
    public ImmutableArray<PromiseOffer> Offers { get; }

    /// <summary>Whether a subject is promised by nobody, whatever the role.</summary>
    public static bool IsNeverPromised(PromiseSubject subject) =>
        subject is PromiseSubject.Amount or PromiseSubject.RepairTime or PromiseSubject.Result;

    /// <summary>What a role may promise; visits only with a confirmed work order.</summary>
    public IReadOnlyList<PromiseOffer> For(Role role, bool workOrderConfirmed) =>
        [.. Offers.Where(offer => Ask(offer.Key, role, workOrderConfirmed) is PromiseAnswer.Allowed)];

    /// <summary>Whether this role may give this promise.</summary>
    public PromiseAnswer Ask(string key, Role role, bool workOrderConfirmed)
    {
        if (Offers.FirstOrDefault(offer => string.Equals(offer.Key, key, StringComparison.Ordinal)) is not { } found)
            return new PromiseAnswer.Refused(PromiseRefusal.NotInCatalogue);
        if (!found.Roles.Contains(role))
            return new PromiseAnswer.Refused(PromiseRefusal.BeyondAuthority);
        return found.Subject == PromiseSubject.Visit && !workOrderConfirmed
            ? new PromiseAnswer.Refused(PromiseRefusal.NoWorkOrder)
            : new PromiseAnswer.Allowed(found);
    }
}
