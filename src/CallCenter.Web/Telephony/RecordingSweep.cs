using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Fetches the sound of recordings that are over. What the carrier does not have yet is asked for again, ever more rarely; so is
/// what it never told us of. The call's events say what was stored, before it counts as stored.
/// </summary>
public sealed class RecordingSweep(
    TwilioClient carrier, RecordingShelf shelf, CallDesk desk, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, ILogger<RecordingSweep> log) : ISweep
{
    private const int MostAtOnce = 4;

    /// <summary>By doubling waits this is about two days.</summary>
    private const int MostTries = 16;

    private static readonly Actor Carrier = new Actor.Carrier();
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    public string Name => "recordings";

    public TimeSpan Every => TimeSpan.FromSeconds(2);

    public async Task SweepAsync(CancellationToken stop)
    {
        List<RecordingDue> due;
        await using (var db = await dbs.CreateDbContextAsync(stop))
            due = await RecordingQueries.Due(db, Technical()).Take(MostAtOnce).ToListAsync(stop);
        foreach (var recording in due) await FetchAsync(recording);
    }

    private async Task FetchAsync(RecordingDue due)
    {
        switch (await carrier.FetchRecordingAsync(due.Sid))
        {
            case CarrierAnswer<CarrierRecording>.Done { Value.Status: CarrierRecordingStatus.Completed }: await KeepAsync(due); break;
            case CarrierAnswer<CarrierRecording>.Done { Value.Status: CarrierRecordingStatus.Absent or CarrierRecordingStatus.Failed or CarrierRecordingStatus.Deleted }:
            case CarrierAnswer<CarrierRecording>.Refused { Reason: CarrierRefusal.NotFound }:
                await MissAsync(due);
                break;
            default: await LaterAsync(due); break;
        }
    }

    private async Task KeepAsync(RecordingDue due)
    {
        var kept = await shelf.KeepAsync(due.Sid, clock.GetUtcNow(), file => carrier.SaveMediaAsync(due.Sid, file));
        if (kept is null)
        {
            await LaterAsync(due);
            return;
        }
        await desk.SendAsync(Carrier, due.CallId, new ReportRecordingStored(due.Sid, kept.Sha256, kept.Bytes) { SourceKey = $"stored:{due.Sid}" });
        await writes.RunAsync(db => db.Recordings.Where(r => r.Sid == due.Sid).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, SoundState.Kept).SetProperty(r => r.Path, kept.Path).SetProperty(r => r.Bytes, kept.Bytes).SetProperty(r => r.Sha256, kept.Sha256)));
    }

    private Task<int> LaterAsync(RecordingDue due)
    {
        if (due.Tries >= MostTries) return MissAsync(due);
        var wait = TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, due.Tries), Longest.TotalSeconds));
        var next = Technical() + wait;
        return writes.RunAsync(db => db.Recordings.Where(r => r.Sid == due.Sid && r.State == SoundState.Wanted)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, next).SetProperty(r => r.Tries, r => r.Tries + 1)));
    }

    private Task<int> MissAsync(RecordingDue due)
    {
        log.LogWarning("Call {CallId}: the carrier has no sound of {Sid}", due.CallId, due.Sid);
        return writes.RunAsync(db => db.Recordings.Where(r => r.Sid == due.Sid).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, SoundState.Missing)));
    }

    private static DateTimeOffset Technical() => Instants.Whole(TimeProvider.System.GetUtcNow());
}
