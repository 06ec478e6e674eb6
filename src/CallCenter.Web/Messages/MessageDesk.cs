using CallCenter.Core.Campaigns;
using CallCenter.Web.Calendars;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Messages;

/// <summary>
/// Sends what is due: the gate, then the claim, then the carrier once. Whether a message that got no answer was taken is looked
/// up at the carrier, so that none is sent twice.
/// </summary>
public sealed class MessageDesk(
    TwilioClient carrier, CallAddresses addresses, MessageText texts, MessageRows rows, GateFactsLoader gate, IDbContextFactory<Db> dbs, OfficeClock clock,
    IOptions<MessageOptions> options, IOptions<TelephonyOptions> telephony)
{
    private const int MostTries = 3;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>A message that is on its way may be looked up at the carrier from this long before.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    private sealed record Asked(MessageAnswer Answer, int GateVersion);

    public async Task SendAsync(MessageDue due)
    {
        if (!await StillMeantAsync(due))
        {
            await rows.EndAsync(due.Id, MessageState.Dropped, reason: null);
            return;
        }
        var (answer, version) = await AskAsync(due);
        switch (answer)
        {
            case MessageAnswer.Allowed allowed: await SendAsync(due, allowed.Permit, version); break;
            case MessageAnswer.Denied { NextAt: { } next } denied: await rows.PutOffAsync(due.Id, next, $"GateRule.{denied.Rule}"); break;
            case MessageAnswer.Denied denied: await rows.EndAsync(due.Id, MessageState.Refused, $"GateRule.{denied.Rule}"); break;
            default: await rows.EndAsync(due.Id, MessageState.Refused, "message.notTextable"); break;
        }
    }

    /// <summary>Asks the carrier about a message whose answer was lost.</summary>
    public async Task LookUpAsync(MessageLost lost)
    {
        if (await carrier.MessagesToAsync(lost.Number, lost.ClaimedAt - Skew) is not CarrierAnswer<IReadOnlyList<CarrierMessage>>.Done { Value: var found }) return;
        if (found.FirstOrDefault(m => m.Body == lost.Text) is { } taken) await rows.TakenAsync(lost.Id, taken.Sid);
        else await AgainAsync(lost.Id, lost.Tries, "LineTrouble.Unreachable");
    }

    private async Task<bool> StillMeantAsync(MessageDue due)
    {
        if (!options.Value.Wants(due.Purpose)) return false;
        await using var db = await dbs.CreateDbContextAsync();
        return await MessageQueries.StillMeant(db, due).AnyAsync();
    }

    private async Task<Asked> AskAsync(MessageDue due)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync();
        var file = (due.CallbackId is { } callback ? await gate.ForCallbackAsync(db, callback, now) : null) ?? await gate.ForCustomerAsync(db, new(due.CustomerId), now)
            ?? throw new InvalidOperationException($"Customer {due.CustomerId} of a message is gone.");
        var sent = file.Facts.Number.Number is { Dialable: var number } ? await MessageQueries.Unasked(db, number, now - Day).ToListAsync() : [];
        return new(MessageGate.Decide(new(file.Facts, MessageQueries.IsOwed(due.Purpose), sent, options.Value.PerDay), due.Id, now), file.GateVersion);
    }

    private async Task SendAsync(MessageDue due, MessagePermit permit, int gateVersion)
    {
        if (texts.Of(due) is not { } text)
        {
            await rows.EndAsync(due.Id, MessageState.Refused, "message.phrases");
            return;
        }
        if (!await rows.ClaimAsync(due, permit, text, gateVersion)) return;
        var from = telephony.Value.FromFor(due.Region);
        switch (await carrier.SendMessageAsync(permit, new(from, text, addresses.MessageStatus(due.Id))))
        {
            case CarrierAnswer<CarrierMessage>.Done done: await rows.TakenAsync(due.Id, done.Value.Sid); break;
            case CarrierAnswer<CarrierMessage>.Refused { Reason: CarrierRefusal.TooManyRequests or CarrierRefusal.QueueFull } busy:
                await AgainAsync(due.Id, due.Tries + 1, $"CarrierRefusal.{busy.Reason}");
                break;
            case CarrierAnswer<CarrierMessage>.Refused refused: await rows.EndAsync(due.Id, MessageState.Refused, $"CarrierRefusal.{refused.Reason}", refused.Code); break;
            // It may or may not have been taken: the sweep looks it up before anything is sent again.
            default: break;
        }
    }

    private Task AgainAsync(Guid id, int tries, string reason) => tries < MostTries
        ? rows.PutOffAsync(id, clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(5, tries) / 5), reason)
        : rows.EndAsync(id, MessageState.Failed, reason);
}
