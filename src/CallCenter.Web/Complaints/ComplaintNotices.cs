using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Complaints;

/// <summary>Whom a raised complaint concerns: the leads of its team always, and from the second rung on everybody who acts there.</summary>
internal static class ComplaintNotices
{
    public static async Task<IReadOnlyList<Notice>> RaisedAsync(Db db, ComplaintDue complaint, EscalationRung rung, DateTimeOffset now)
    {
        var made = new List<Notice> { New(complaint, now, person: null, complaint.TeamId) };
        if (rung.Role is { } role and not (Role.Agent or Role.TeamLead))
            foreach (var person in await PeopleQueries.InRole(db, role).ToListAsync())
                made.Add(New(complaint, now, person, team: null));
        return made;
    }

    private static Notice New(ComplaintDue complaint, DateTimeOffset now, Guid? person, long? team) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        TeamId = team,
        Kind = NoticeKind.ComplaintRaised,
        SubjectId = complaint.Id,
        Label = complaint.Number,
        At = now,
    };
}
