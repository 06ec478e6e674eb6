using System.Collections.Concurrent;
using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

/// <summary>Permits of the gate on their way from the reservation to the carrier. They die with the process and after ten seconds.</summary>
public sealed class PermitSlip
{
    private readonly ConcurrentDictionary<Guid, DialPermit> permits = new();

    public void Give(DialPermit permit) => permits[permit.CallId] = permit;

    /// <summary>The permit of this call, once, while it is valid.</summary>
    public DialPermit? Take(Guid callId, DateTimeOffset now) =>
        permits.TryRemove(callId, out var permit) && permit.ValidAt(now) ? permit : null;
}
