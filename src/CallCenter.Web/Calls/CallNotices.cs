using System.Buffers.Binary;
using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>What calls the supervisor while people speak: a wording of severity stop, a customer in danger or on the way to the regulator. domain §3, §5.</summary>
public static class CallNotices
{
    /// <summary>The notice an event brings; the same one whoever asks, so that it is stored and told once.</summary>
    public static Notice? Of(CallState call, Happening happening) => happening.Event switch
    {
        UtteranceHeard { Speaker: Speaker.Agent } said when said.Offences.FirstOrDefault(o => o.Severity == Severity.Stop) is { } stop => About(call, happening, (NoticeKind.PhraseStopped, stop.Rule)),
        UtteranceHeard { Speaker: Speaker.Customer } said when said.Offences.FirstOrDefault(o => o.Kind is "escalation" or "harm") is { } alarm => About(call, happening, (NoticeKind.CustomerAlarmed, alarm.Rule)),
        _ => null,
    };

    /// <summary>Keeps the notice; a complaint of a call with an alarm is ordinary no more. domain §5.</summary>
    internal static async Task KeepAsync(Db db, CallState call, Happening happening)
    {
        if (Of(call, happening) is not { } notice) return;
        db.Notices.Add(notice);
        if (notice.Kind is NoticeKind.CustomerAlarmed && call.Complaints.Count > 0)
            await db.Complaints.Where(c => c.CallId == call.Id && c.Severity == ComplaintSeverity.Ordinary).ExecuteUpdateAsync(set => set.SetProperty(c => c.Severity, ComplaintSeverity.Serious));
    }

    private static Notice About(CallState call, Happening happening, (NoticeKind Kind, string Label) what) => new()
    {
        Id = IdOf(call.Id, happening.Seq),
        TeamId = call.Order.TeamId,
        Kind = what.Kind,
        SubjectId = call.Id,
        Label = what.Label,
        At = happening.At,
    };

    private static Guid IdOf(Guid call, int seq)
    {
        Span<byte> bytes = stackalloc byte[16];
        call.TryWriteBytes(bytes);
        var end = bytes[12..];
        BinaryPrimitives.WriteInt32LittleEndian(end, BinaryPrimitives.ReadInt32LittleEndian(end) ^ (seq << 8));
        return new(bytes);
    }
}
