using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Complaints;
using CallCenter.Web.Compliance;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Messages;

/// <summary>A text message of somebody.</summary>
/// <param name="Key">What it is known by when it comes again.</param>
/// <param name="Number">Who wrote, E.164.</param>
/// <param name="Body">What.</param>
public sealed record IncomingText(string Key, string Number, string Body);

/// <summary>
/// What customers write to us beside answers to surveys: kept in their file, told to whoever owns their callback, else to the leads of its team.
/// "Stop calling" is carried out at once, and the owner hears what is still owed; what sounds like a regulator, a court or harm calls the leads.
/// </summary>
public sealed class IncomingTexts(PhraseLibrary phrases, Writes writes, NoticeFeed feed, OfficeClock clock)
{
    /// <summary>One telephone may be that of several files.</summary>
    private const int MostFiles = 5;

    /// <summary>Kept of one customer in 24 hours; whoever writes more is still obeyed, but not kept.</summary>
    private const int MostPerDay = 20;

    /// <summary>What the words ask for.</summary>
    private sealed record Asked(DoNotCallScope? Stop, bool Alarm);

    private sealed record Heard(IncomingCustomer Customer, string Body, Guid Id, Asked What);

    /// <summary>Takes the message; false where nobody we know has this number.</summary>
    public async Task<bool> TakeAsync(IncomingText text)
    {
        var body = text.Body.Length > CustomerText.Longest ? text.Body[..CustomerText.Longest] : text.Body;
        var asked = Hear(body);
        var (known, notices) = await writes.RunAsync(async db =>
        {
            var customers = await IncomingQueries.Customers(db, text.Number).Take(MostFiles).ToListAsync();
            List<Notice> told = [];
            foreach (var customer in customers) told.AddRange(await TakeAsync(db, new(customer, body, IdOf(text.Key, customer.Id), asked)));
            return (customers.Count > 0, told);
        });
        foreach (var notice in notices) feed.Tell(notice);
        return known;
    }

    // What is carried out at once has to be said in so many words; what only calls somebody may be alike.
    private Asked Hear(string body) => new(CustomerText.StopOf(body, Hits(phrases.ListOf, body)), CustomerText.Alarms(Hits(phrases.For, body)));

    private static Guid IdOf(string key, Guid customer) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{customer}")).AsSpan(0, 16));

    // People write in the language they like: what their file says of it does not matter.
    private IReadOnlyList<PhraseHit> Hits(Func<string, PhraseMatcher> of, string body) =>
        [.. phrases.Locales.SelectMany(locale => of(locale).Match(body, Speaker.Customer))];

    private async Task<IReadOnlyList<Notice>> TakeAsync(Db db, Heard heard)
    {
        var (now, customer) = (clock.GetUtcNow(), heard.Customer.Id);
        if (await db.Messages.AnyAsync(m => m.SubjectId == heard.Id && m.Purpose == MessagePurpose.FromCustomer)) return [];
        if (await IncomingQueries.Kept(db, customer, now.AddDays(-1)).CountAsync() < MostPerDay) db.Messages.Add(Row(heard, now));
        if (heard.What.Alarm)
            await db.Complaints.Where(c => c.CustomerId == customer && c.State != ComplaintStage.Closed && c.Severity == ComplaintSeverity.Ordinary)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Severity, ComplaintSeverity.Serious));
        if (heard.What.Stop is { } scope) await StopAsync(db, customer, scope, now);
        var notices = await NoticesAsync(db, heard, now);
        db.Notices.AddRange(notices);
        return notices;
    }

    /// <summary>Whoever is about to ring has read the gate without it: their reservation no longer holds.</summary>
    private static async Task StopAsync(Db db, Guid customer, DoNotCallScope scope, DateTimeOffset now)
    {
        if (await db.DoNotCalls.AnyAsync(d => d.CustomerId == customer && d.LiftedAt == null && (d.Scope == DoNotCallScope.All || d.Scope == scope))) return;
        db.DoNotCalls.Add(new DoNotCall { Id = Guid.CreateVersion7(now), CustomerId = customer, Scope = scope, At = now });
        await db.Customers.Where(c => c.Id == customer).ExecuteUpdateAsync(set => set.SetProperty(c => c.GateVersion, c => c.GateVersion + 1));
    }

    private static async Task<List<Notice>> NoticesAsync(Db db, Heard heard, DateTimeOffset now)
    {
        var desk = await IncomingQueries.Desk(db, heard.Customer.Id).FirstOrDefaultAsync();
        List<NoticeKind> kinds = [];
        if (heard.What.Alarm) kinds.Add(NoticeKind.CustomerWroteAlarm);
        if (heard.What.Stop is not null) kinds.Add(await IncomingQueries.Owed(db, heard.Customer.Id).AnyAsync() ? NoticeKind.CustomerStoppedOwed : NoticeKind.CustomerStopped);
        if (kinds.Count == 0) kinds.Add(NoticeKind.CustomerWrote);
        List<Notice> notices = [];
        foreach (var kind in kinds)
            // What is unread already says it: somebody who writes line by line is one notice.
            if (!await db.Notices.AnyAsync(n => n.SubjectId == heard.Customer.Id && n.Kind == kind && n.ReadAt == null))
                notices.AddRange(await ToAsync(db, kind, (heard.Customer, desk), now));
        return notices;
    }

    /// <summary>The owner; the leads where nobody owns it, and of every alarm.</summary>
    private static async Task<List<Notice>> ToAsync(Db db, NoticeKind kind, (IncomingCustomer Customer, IncomingDesk? Desk) whose, DateTimeOffset now)
    {
        var (customer, desk) = whose;
        Notice New(Guid? person, long? team) => new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            TeamId = team,
            Kind = kind,
            SubjectId = customer.Id,
            Label = customer.CustomerNumber,
            At = now,
        };
        if (desk is { OwnerId: { } owner } && kind is not NoticeKind.CustomerWroteAlarm) return [New(owner, null)];
        if (desk is not null) return [New(null, desk.TeamId)];
        return (await IncomingQueries.Teams(db).ToListAsync()).ConvertAll(team => New(null, team));
    }

    private static Message Row(Heard heard, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CustomerId = heard.Customer.Id,
        Purpose = MessagePurpose.FromCustomer,
        SubjectId = heard.Id,
        State = MessageState.Received,
        CreatedAt = now,
        SendAt = now,
        Text = heard.Body,
    };
}
