using CallCenter.Core.Calendars;
using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Messages;
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
        return TakeAsync(actor, new(command.Id, _ => new ComplaintStep.Answer(command.Verdict), text), stop);
    }

    public Task<ComplaintAnswer> CloseAsync(Actor actor, CloseComplaint command, CancellationToken stop = default) =>
        TakeAsync(actor, new(command.Id, _ => new ComplaintStep.Close(command.How)), stop);

    public Task<ComplaintAnswer> ReopenAsync(Actor actor, ReopenComplaint command, CancellationToken stop = default) =>
        TakeAsync(actor, new(command.Id, row => new ComplaintStep.Reopen(row.Reopens)), stop);

    private async Task<ComplaintAnswer> TakeAsync(Actor actor, Wanted wanted, CancellationToken stop)
    {
        try
        {
            var (answer, notices) = await writes.RunAsync(db => TakeAsync(db, actor, wanted, stop), stop);
            foreach (var notice in notices) feed.Tell(notice);
            return answer;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Faults.IsTaken(e))
        {
            // Where the database writes the message before it compares the version, the message is what is there already.
            return new ComplaintAnswer.ChangedMeanwhile();
        }
    }

    private async Task<Outcome> TakeAsync(Db db, Actor actor, Wanted wanted, CancellationToken stop)
    {
        var row = await db.Complaints.FirstOrDefaultAsync(x => x.Id == wanted.Id, stop);
        if (row is null) return new(new ComplaintAnswer.NotFound(), []);
        if (Rights.Allow(actor, Act.AnswerComplaint, new Subject(row.OwnerId, row.TeamId)) is not RightsAnswer.Allowed)
            return new(new ComplaintAnswer.NotAllowed(), []);
        var now = clock.GetUtcNow();
        if (ComplaintMachine.Take(ComplaintRow.StateOf(row), wanted.Step(row), now) is not ComplaintMove.Moved moved)
            return new(new ComplaintAnswer.NotFitting(ComplaintRow.StateOf(row)), []);
        row.Answer = wanted.Text ?? row.Answer;
        ComplaintRow.Write(row, moved.To);
        row.Version++;
        // The customer is written to once: an answer after a reopening is told on the telephone.
        if (moved.To is ComplaintState.Answered && !await db.Messages.AnyAsync(m => m.SubjectId == row.Id && m.Purpose == MessagePurpose.ComplaintAnswer, stop))
            db.Messages.Add(MessagePlans.Answered(row, now));
        if (moved.To is not ComplaintState.Reopened) return new(new ComplaintAnswer.Done(), []);
        var notices = await RaiseAsync(db, row, now);
        db.Notices.AddRange(notices);
        return new(new ComplaintAnswer.Done(), notices);
    }

    /// <summary>A reopened complaint runs on the same clock again, one rung up.</summary>
    private async Task<IReadOnlyList<Notice>> RaiseAsync(Db db, Complaint row, DateTimeOffset now)
    {
        row.DueAt = ComplaintClock.Due(row.Category, row.Severity, now, clock.Calendar);
        row.RaiseAt = row.DueAt;
        if (Escalation.Default.Raise(row.Level) is not EscalationMove.Raised raised) return [];
        row.Level = raised.To.Level;
        row.RaisedAt = now;
        var due = new ComplaintDue(row.Id, row.Number, row.Level, row.Version, row.OwnerId, row.TeamId);
        return await ComplaintNotices.RaisedAsync(db, due, raised.To, now);
    }

    /// <summary>A step at a complaint; the text is the answer's.</summary>
    private sealed record Wanted(Guid Id, Func<Complaint, ComplaintStep> Step, string? Text = null);

    private sealed record Outcome(ComplaintAnswer Answer, IReadOnlyList<Notice> Notices);
}
