using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;

namespace CallCenter.Web.Tests.Messages;

/// <summary>A permit as the gate makes it at noon of a working day.</summary>
internal static class MessageSample
{
    public static MessagePermit Permit(string number)
    {
        var facts = new GateFacts(
            CalendarZones.China, CallbackKind.SecondCallback, new(PhoneNumber.Stored(number)), new(CallPurpose.Service), [], AttemptFacts.None, GateRules.Default);
        return Assert.IsType<MessageAnswer.Allowed>(
            MessageGate.Decide(new(facts, Owed: true, [], 3), Guid.NewGuid(), new DateTimeOffset(2036, 11, 25, 2, 0, 0, TimeSpan.Zero))).Permit;
    }
}
