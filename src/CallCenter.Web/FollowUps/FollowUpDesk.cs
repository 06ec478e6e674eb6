using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.FollowUps;

/// <summary>Close a follow-up with what was done.</summary>
/// <param name="Id">Which.</param>
/// <param name="Outcome">What was done, in words; nothing closes without.</param>
/// <param name="Kept">For a promise: whether it was kept; unknown claims nothing.</param>
public sealed record CompleteFollowUp(Guid Id, string Outcome, bool? Kept = null);

/// <summary>What came of it.</summary>
public abstract record FollowUpAnswer
{
    private FollowUpAnswer() { }

    /// <summary>It is closed.</summary>
    public sealed record Completed : FollowUpAnswer;

    /// <summary>It is due at another time.</summary>
    public sealed record Moved : FollowUpAnswer;

    /// <summary>Nothing has changed.</summary>
    public sealed record Refused(FollowUpRefusal Reason) : FollowUpAnswer;
}

/// <summary>Why a follow-up was not closed or moved.</summary>
public enum FollowUpRefusal
{
    NotFound,
    NotAllowed,
    DoneAlready,
    OutcomeMissing,
    OutcomeTooLong,

    /// <summary>No callback waits for its time: it is on a desk, or was made.</summary>
    NothingToMove,

    /// <summary>It is due then already.</summary>
    NoChange,

    /// <summary>Not later than now, or more than a year ahead.</summary>
    BadTime,

    /// <summary>The gate would not let the call through then.</summary>
    NotLawful,
}

/// <summary>What people do with follow-ups.</summary>
public sealed class FollowUpDesk(Writes writes, OfficeClock clock)
{
    public Task<FollowUpAnswer> CompleteAsync(Actor actor, CompleteFollowUp command, CancellationToken stop = default)
    {
        var outcome = command.Outcome.Trim();
        if (outcome.Length == 0) return Task.FromResult<FollowUpAnswer>(No(FollowUpRefusal.OutcomeMissing));
        if (outcome.Length > Lengths.Note) return Task.FromResult<FollowUpAnswer>(No(FollowUpRefusal.OutcomeTooLong));
        return writes.RunAsync(db => CompleteAsync(db, actor, command with { Outcome = outcome }, stop), stop);
    }

    private async Task<FollowUpAnswer> CompleteAsync(Db db, Actor actor, CompleteFollowUp command, CancellationToken stop)
    {
        var row = await db.FollowUps.AsNoTracking().FirstOrDefaultAsync(x => x.Id == command.Id, stop);
        if (row is null) return No(FollowUpRefusal.NotFound);
        if (Rights.Allow(actor, Act.CompleteFollowUp, new Subject(row.OwnerId, row.TeamId)) is not RightsAnswer.Allowed)
            return No(FollowUpRefusal.NotAllowed);
        DateTimeOffset? now = clock.GetUtcNow();
        var by = (actor as Actor.Person)?.Id;
        var closed = await db.FollowUps.Where(x => x.Id == row.Id && x.DoneAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.DoneAt, now).SetProperty(x => x.DoneBy, by).SetProperty(x => x.Outcome, command.Outcome), stop);
        if (closed == 0) return No(FollowUpRefusal.DoneAlready);
        if (row.Kind == FollowUpKind.Promise && command.Kept is { } kept) await JudgeAsync(db, row, kept, stop);
        return new FollowUpAnswer.Completed();
    }

    /// <summary>The promise that was made in the same call for the same instant.</summary>
    private static Task<int> JudgeAsync(Db db, FollowUp row, bool kept, CancellationToken stop)
    {
        var state = kept ? PromiseState.Kept : PromiseState.NotKept;
        return db.Promises.Where(x => x.CallId == row.CallId && x.DueAt == row.DueAt && x.State == PromiseState.Unknown)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state), stop);
    }

    private static FollowUpAnswer.Refused No(FollowUpRefusal reason) => new(reason);
}
