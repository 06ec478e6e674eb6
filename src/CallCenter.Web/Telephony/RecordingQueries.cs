using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>A recording whose sound is to be fetched.</summary>
public sealed record RecordingDue(string Sid, Guid CallId, int Tries);

/// <summary>The sound of a call as its page lists it.</summary>
public sealed record RecordingLine(string Sid, SoundState State, int? Seconds);

/// <summary>A kept sound with whose call it is.</summary>
public sealed record RecordingPlace(string Sid, SoundState State, string? Path, string? Sha256, Guid CallId, Guid CustomerId, Guid AgentId, long TeamId);

/// <summary>Questions about recordings.</summary>
public static class RecordingQueries
{
    /// <summary>What is to be fetched by this technical time, the longest waiting first.</summary>
    public static IQueryable<RecordingDue> Due(Db db, DateTimeOffset now) =>
        db.Recordings.Where(r => r.State == SoundState.Wanted && r.NextAt <= now).OrderBy(r => r.NextAt).ThenBy(r => r.Sid)
            .Select(r => new RecordingDue(r.Sid, r.CallId, r.Tries));

    public static IQueryable<RecordingLine> OfCall(Db db, Guid call) =>
        db.Recordings.Where(r => r.CallId == call).OrderBy(r => r.NextAt).ThenBy(r => r.Sid).Select(r => new RecordingLine(r.Sid, r.State, r.Seconds));

    public static IQueryable<RecordingPlace> Place(Db db, Guid call, string sid) =>
        from file in db.Recordings.AsNoTracking()
        where file.Sid == sid && file.CallId == call
        join row in db.Calls on file.CallId equals row.Id
        select new RecordingPlace(file.Sid, file.State, file.Path, file.Sha256, row.Id, row.CustomerId, row.AgentId, row.TeamId);
}
