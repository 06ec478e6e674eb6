using System.Xml.Linq;
using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Prompts;
using CallCenter.Web.Compliance;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>What the machine says to somebody who rings us, by where their call stands.</summary>
public sealed class CallerVoice(PromptVoice prompts, CallAddresses addresses, IDbContextFactory<Db> dbs)
{
    /// <summary>Waits in the call's own conference, or is asked whether the time offered suits.</summary>
    public async Task<XElement> OfAsync(CallState call) => call switch
    {
        { Customer.EndedAt: not null } or { ClosedAt: not null } => Twiml.HangUp(),
        { Slot: { Taken: null } slot } => Twiml.Ask(new(
            prompts.Of(call.Order.Locale), await TextAsync(slot.Closed ? Prompt.OutsideHours : Prompt.CallbackOffer, call, slot.At), addresses.OfferAnswer(call.Id))),
        _ => Join(call),
    };

    /// <summary>After the key: good-bye where a time is planned, else back to waiting.</summary>
    public async Task<XElement> AfterAsync(CallState call) => call.Slot is { Taken: true } or { Closed: true }
        ? Twiml.Farewell(prompts.Of(call.Order.Locale), await TextAsync(Prompt.CallbackPlanned, call, call.Slot.At))
        : await OfAsync(call);

    public XElement Unknown() => Twiml.Farewell(prompts.Of(PhraseLibrary.Fallback), prompts.Text(Prompt.CallerUnknown, PhraseLibrary.Fallback));

    private XElement Join(CallState call) => Twiml.Join(
        new(CallAddresses.ConferenceName(call.Id), "customer", addresses.Conference(call.Id), addresses.CustomerLeft(call.Id)) { Wait = addresses.Wait(call.Id) });

    private async Task<string> TextAsync(Prompt prompt, CallState call, DateTimeOffset at)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var zone = await CustomerQueries.One(db, call.Order.CustomerId).Select(c => c.Zone).SingleOrDefaultAsync();
        return prompts.Text(prompt, call.Order.Locale, PromptVoice.Time(at, CalendarZones.Of(zone ?? "") ?? CalendarZones.China, call.Order.Locale));
    }
}
