using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>Somebody rings whom we have no file of: the leads are told, once a day for each number. Nobody is called back whom no gate can judge.</summary>
public sealed class UnknownCallers(Writes writes, NoticeFeed feed, OfficeClock clock)
{
    private const int MostTeams = 50;

    public async Task NoteAsync(string from)
    {
        var now = clock.GetUtcNow();
        // The notice knows the number's trace alone, never the number.
        var subject = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}|{clock.DayNumber(now)}")).AsSpan(0, 16));
        var notices = await writes.RunAsync(async db =>
        {
            if (await db.Notices.AnyAsync(n => n.SubjectId == subject)) return [];
            var teams = await db.Campaigns.Where(c => c.Open).Select(c => c.TeamId).Distinct().OrderBy(team => team).Take(MostTeams).ToListAsync();
            var made = teams.ConvertAll(team => new Notice
            {
                Id = Guid.CreateVersion7(now),
                TeamId = team,
                Kind = NoticeKind.CallerUnknown,
                SubjectId = subject,
                Label = Masked(from),
                At = now,
            });
            db.Notices.AddRange(made);
            return made;
        });
        foreach (var notice in notices) feed.Tell(notice);
    }

    private static string Masked(string from) => PhoneNumber.Read(from) is PhoneReading.Understood read ? read.Number.Masked : "****";
}
