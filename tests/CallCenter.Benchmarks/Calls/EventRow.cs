using System.Security.Cryptography;
using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;

namespace CallCenter.Benchmarks.Calls;

/// <summary>The row of an event, with salt and hash, as the product stores it.</summary>
internal static class EventRow
{
    public static CallEventRow Of(PlacedCall call, Happening next, NodeId node)
    {
        var stored = EventJson.Write(next.Event);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var personal = EventChain.PersonalHash(stored.Personal, salt);
        call.Link = EventChain.Link(call.Link, next.Seq, next.At, stored with { Personal = personal });
        return new()
        {
            CallId = call.State.Id,
            Seq = next.Seq,
            NodeId = node.Id,
            NodeSeq = node.NextSeq(),
            At = next.At,
            Type = stored.Type,
            Facts = stored.Facts,
            Personal = stored.Personal,
            PersonalHash = personal,
            Salt = salt,
            Hash = call.Link,
            SourceKey = next.SourceKey,
        };
    }
}
