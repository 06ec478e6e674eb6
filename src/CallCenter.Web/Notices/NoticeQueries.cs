using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Notices;

/// <summary>Named questions about notices.</summary>
public static class NoticeQueries
{
    /// <summary>What a person has not read, newest first; <paramref name="ledTeam"/> is the team whose lead they are.</summary>
    public static IQueryable<Notice> Unread(Db db, Guid person, long? ledTeam) =>
        db.Notices.AsNoTracking()
            .Where(x => x.ReadAt == null && (x.PersonId == person || (x.TeamId != null && x.TeamId == ledTeam)))
            .OrderByDescending(x => x.At).ThenBy(x => x.Id);

    /// <summary>Everything made from an instant on.</summary>
    public static IQueryable<Notice> Since(Db db, DateTimeOffset from) =>
        db.Notices.AsNoTracking().Where(x => x.At >= from).OrderBy(x => x.At);
}
