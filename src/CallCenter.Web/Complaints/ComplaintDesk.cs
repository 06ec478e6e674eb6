using CallCenter.Core.Calendars;
using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Complaints;

/// <summary>What people do with complaints: answer, close, reopen.</summary>
public sealed class ComplaintDesk(Writes writes, OfficeClock clock, NoticeFeed feed)
{
    public Task<ComplaintAnswer> AnswerAsync(Actor actor, AnswerComplaint command, CancellationToken stop = default)
    {
        var text = command.Text.Trim();
        if (text.Length is 0 or > Lengths.Text) return Task.FromResult<ComplaintAnswer>(new ComplaintAnswer.BadText(text.Length > 0));
        return TakeAsync(actor, command.Id, _ => new ComplaintStep.Answer(command.Verdict), row => row.Answer = text, stop);
    }

    public Task<ComplaintAnswer> CloseAsync(Actor actor, CloseComplaint command, CancellationToken stop = default) =>
        TakeAsync(actor, command.Id, _ => new ComplaintStep.Close(command.How), _ => { }, stop);

    public Task<ComplaintAnswer> ReopenAsync(Actor actor, ReopenComplaint command, CancellationToken stop = default) =>
        TakeAsync(actor, command.Id, row => new ComplaintStep.Reopen(row.Reopens), _ => { }, stop);

    private async Task<ComplaintAnswer> TakeAsync(
        Actor actor, Guid id, Func<Complaint, ComplaintStep> step, Action<Complaint> also, CancellationToken stop)
    {
        try
        {
            var (answer, notices) = await writes.RunAsync(async db =>
            {
                var row = await db.Complaints.FirstOrDefaultAsync(x => x.Id == id, stop);
                return row is null ? (new ComplaintAnswer.NotFound(), []) : await TakeAsync(db, actor, row, step(row), also);
            }, stop);
            foreach (var notice in notices) feed.Tell(notice);
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ComplaintAnswer.ChangedMeanwhile();
        }
    }

    private async Task<(ComplaintAnswer Answer, IReadOnlyList<Notice> Notices)> TakeAsync(
        Db db, Actor actor, Complaint row, ComplaintStep step, Action<Complaint> also)
    {
        if (Rights.Allow(actor, Act.AnswerComplaint, new Subject(row.OwnerId, row.TeamId)) is not RightsAnswer.Allowed)
            return (new ComplaintAnswer.NotAllowed(), []);
        var now = clock.GetUtcNow();
        if (ComplaintMachine.Take(ComplaintRow.StateOf(row), step, now) is not ComplaintMove.Moved moved)
            return (new ComplaintAnswer.NotFitting(ComplaintRow.StateOf(row)), []);
        also(row);
        ComplaintRow.Write(row, moved.To);
        row.Version++;
        if (moved.To is not ComplaintState.Reopened) return (new ComplaintAnswer.Done(), []);
        var notices = await RaiseAsync(db, row, now);
        db.Notices.AddRange(notices);
        return (new ComplaintAnswer.Done(), notices);
    }

    /// <summary>A reopened complaint runs on the same clock again, one rung up.</summary>
    private static async Task<IReadOnlyList<Notice>> RaiseAsync(Db db, Complaint row, DateTimeOffset now)
    {
        row.DueAt = ComplaintClock.Due(row.Category, row.Severity, now, WorkCalendar.Default);
        row.RaiseAt = row.DueAt;
        if (Escalation.Default.Raise(row.Level) is not EscalationMove.Raised raised) return [];
        row.Level = raised.To.Level;
        row.RaisedAt = now;
        var due = new ComplaintDue(row.Id, row.Number, row.Level, row.Version, row.OwnerId, row.TeamId);
        return await ComplaintNotices.RaisedAsync(db, due, raised.To, now);
    }
}
