using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Messages;

/// <summary>What the carrier says of a message.</summary>
/// <param name="Sid">The carrier's name of it.</param>
/// <param name="State">How far it got.</param>
/// <param name="ErrorCode">Why no further.</param>
public sealed record MessageNews(string Sid, MessageState State, int? ErrorCode);

/// <summary>Moves messages on. Every write compares the state it moves from: what is late or double moves nothing.</summary>
public sealed class MessageRows(Writes writes, OfficeClock clock, IOptions<MessageOptions> options)
{
    private static readonly MessageState[] Open = [MessageState.Planned, MessageState.Sending];
    private static readonly MessageState[] OnTheWay = [MessageState.Planned, MessageState.Sending, MessageState.Queued];
    private static readonly MessageState[] BeforeTheEnd = [.. OnTheWay, MessageState.Sent];

    /// <summary>Takes the message for sending, and the customer's gate with it: two that were allowed at once are one too many.</summary>
    public Task<bool> ClaimAsync(MessageDue due, MessagePermit permit, string text, int gateVersion) => writes.RunAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var technical = Instants.Whole(TimeProvider.System.GetUtcNow());
        var taken = await db.Messages.Where(m => m.Id == due.Id && m.State == MessageState.Planned && db.Customers.Any(c => c.Id == due.CustomerId && c.GateVersion == gateVersion))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sending).SetProperty(m => m.ClaimedAt, technical).SetProperty(m => m.SentAt, now)
                .SetProperty(m => m.Number, permit.To).SetProperty(m => m.Text, text).SetProperty(m => m.Reason, (string?)null).SetProperty(m => m.Tries, m => m.Tries + 1));
        if (taken == 1)
            await db.Customers.Where(c => c.Id == due.CustomerId).ExecuteUpdateAsync(set => set.SetProperty(c => c.GateVersion, c => c.GateVersion + 1));
        return taken == 1;
    });

    /// <summary>The carrier has it; its news may have been faster than its answer.</summary>
    public Task TakenAsync(Guid id, string sid) => NewsAsync(id, new(sid, MessageState.Queued, null));

    public Task NewsAsync(Guid id, MessageNews news) => writes.RunAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var before = news.State switch
        {
            MessageState.Queued => Open,
            MessageState.Sent => OnTheWay,
            _ => BeforeTheEnd,
        };
        await db.Messages.Where(m => m.Id == id && before.Contains(m.State) && (m.Sid == null || m.Sid == news.Sid)).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, news.State).SetProperty(m => m.ErrorCode, news.ErrorCode).SetProperty(m => m.UpdatedAt, now));
        await db.Messages.Where(m => m.Id == id && m.Sid == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.Sid, news.Sid));
    });

    /// <summary>Not now: waits for the instant, with the reason to show.</summary>
    public Task PutOffAsync(Guid id, DateTimeOffset until, string reason) => writes.RunAsync(db => db.Messages
        .Where(m => m.Id == id && Open.Contains(m.State)).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MessageState.Planned).SetProperty(m => m.SendAt, until).SetProperty(m => m.Reason, reason)
            .SetProperty(m => m.SentAt, (DateTimeOffset?)null)));

    /// <summary>Not now, for a fault of ours. One that is on its way stays there: it is looked up.</summary>
    public Task LaterAsync(Guid id, DateTimeOffset until) => writes.RunAsync(db => db.Messages
        .Where(m => m.Id == id && m.State == MessageState.Planned).ExecuteUpdateAsync(set => set.SetProperty(m => m.SendAt, until)));

    /// <summary>Not at all.</summary>
    public Task EndAsync(Guid id, MessageState state, string? reason, int? code = null) => writes.RunAsync(db => db.Messages
        .Where(m => m.Id == id && Open.Contains(m.State)).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.Reason, reason).SetProperty(m => m.ErrorCode, code)
            .SetProperty(m => m.SentAt, (DateTimeOffset?)null).SetProperty(m => m.UpdatedAt, clock.GetUtcNow())));

    /// <summary>Stores what a customer answered to a survey; whether there was one.</summary>
    public Task<bool> AnswerAsync(string number, string meaning) => writes.RunAsync(async db =>
        await MessageQueries.Answerable(db, number, clock.GetUtcNow().AddDays(-3)).FirstOrDefaultAsync() is var id && id != Guid.Empty
        && await db.Messages.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Answer, meaning)) == 1);

    /// <summary>Plans the question how the call was, where the house asks it by message.</summary>
    public async Task SurveyAsync(CallState call)
    {
        if (!options.Value.Surveys || MessagePlans.Survey(call, clock.GetUtcNow()) is not { } plan) return;
        await writes.RunAsync(async db =>
        {
            if (!await db.Messages.AnyAsync(m => m.SubjectId == plan.SubjectId && m.Purpose == plan.Purpose)) db.Messages.Add(plan);
        });
    }
}
