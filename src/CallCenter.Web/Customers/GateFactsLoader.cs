using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Customers;

/// <summary>What the gate looks at for one callback, with the version a reservation compares and sets.</summary>
/// <param name="Facts">The facts; the caller adds what it alone knows, such as a call we owe.</param>
/// <param name="CustomerId">Who is called.</param>
/// <param name="GateVersion">The customer's version when the facts were read.</param>
public sealed record GateFile(GateFacts Facts, Guid CustomerId, int GateVersion);

/// <summary>A customer asked about without a callback.</summary>
/// <param name="CustomerId">Who would be called.</param>
/// <param name="Number">Another number than the one in the file; none for that one.</param>
public sealed record GateAsk(Guid CustomerId, PhoneNumber? Number = null);

/// <summary>Loads the facts of the dial gate in five indexed reads, whatever the customer's history.</summary>
public sealed class GateFactsLoader(GateRules rules)
{
    /// <summary>Looks at attempts no older than the longest sliding cap.</summary>
    private readonly TimeSpan memory = rules.Caps.Select(c => c.Within ?? TimeSpan.Zero).Append(TimeSpan.Zero).Max();

    /// <summary>The facts for a callback; none when it does not exist.</summary>
    public async Task<GateFile?> ForCallbackAsync(Db db, Guid callbackId, DateTimeOffset now, CancellationToken stop = default) =>
        await GateQueries.OfCallback(db, callbackId).SingleOrDefaultAsync(stop) is { } asked
            ? await FillAsync(db, asked, now, stop)
            : null;

    /// <summary>The facts for a customer: those of the callback that is due next, else of an ordinary service call. None when the customer does not exist.</summary>
    public async Task<GateFile?> ForCustomerAsync(Db db, GateAsk ask, DateTimeOffset now, CancellationToken stop = default)
    {
        var asked = await GateQueries.NextOfCustomer(db, ask.CustomerId).FirstOrDefaultAsync(stop)
            ?? await GateQueries.OfCustomer(db, ask.CustomerId).SingleOrDefaultAsync(stop);
        if (asked is not null && ask.Number is { } number && number.Dialable != asked.Number)
            asked = asked with { Number = number.Dialable, WrongNumber = false };
        return asked is null ? null : await FillAsync(db, asked, now, stop);
    }

    private async Task<GateFile> FillAsync(Db db, GateQuestion asked, DateTimeOffset now, CancellationToken stop)
    {
        var barred = await GateQueries.DoNotCall(db, asked.CustomerId).ToListAsync(stop);
        var complaint = await GateQueries.OpenComplaints(db, asked.CustomerId).AnyAsync(stop);
        var recent = await GateQueries.AttemptsOf(db, asked.CustomerId, asked.Number, now - memory).ToListAsync(stop);
        var ofCallback = asked.CallbackId is { } callback
            ? await GateQueries.AttemptsOfCallback(db, callback).ToListAsync(stop)
            : [];
        var facts = new GateFacts(
            CalendarZones.Of(asked.Zone) ?? CalendarZones.China, asked.Kind,
            new NumberFacts(PhoneNumber.Stored(asked.Number), asked.WrongNumber ? NumberState.Wrong : NumberState.Usable),
            CampaignOf(asked), [.. barred.Select(Entry)],
            new AttemptFacts(
                ofCallback,
                [.. recent.Where(a => a.Number == asked.Number).Select(a => a.At)],
                [.. recent.Where(a => a.CustomerId == asked.CustomerId).Select(a => a.At)]),
            RulesFor(asked))
        {
            OpenComplaint = complaint,
            RedListed = asked.RedList,
            AppointmentAt = asked.AgreedAt,
            Owed = asked.Kind == CallbackKind.ComplaintClosing ? new OwedCall(OwedKind.ComplaintClosing, asked.DueAt ?? now) : null,
        };
        return new(facts, asked.CustomerId, asked.GateVersion);
    }

    private static CampaignFacts CampaignOf(GateQuestion asked) => asked.Campaign is { } campaign
        ? new(campaign.Purpose, campaign.Open ? CampaignState.Running : CampaignState.Paused, campaign.Weekends ? WeekendPolicy.Call : WeekendPolicy.Rest)
        : new(CallPurpose.Service);

    // The campaign says how often one callback is tried in all; the sliding caps are the house's.
    private GateRules RulesFor(GateQuestion asked) => asked.Campaign is { } campaign
        ? rules with { Caps = [.. rules.Caps.Select(c => c is { Scope: CapScope.Callback, Within: null } ? c with { Most = campaign.Attempts } : c)] }
        : rules;

    private static DoNotCallEntry Entry(BarredScope barred) => barred switch
    {
        { Scope: DoNotCallScope.Marketing } => DoNotCallEntry.Marketing(),
        { Scope: DoNotCallScope.Kind, Kind: { } kind } => DoNotCallEntry.OfKind(kind),
        _ => DoNotCallEntry.All(),
    };
}
