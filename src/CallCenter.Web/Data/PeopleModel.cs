using CallCenter.Web.Notices;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of people, teams and what is said to them.</summary>
internal static class PeopleModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.HasIndex(x => x.StaffNumber).IsUnique();
            person.HasIndex(x => x.TeamId);
            person.HasOne<Team>().WithMany().HasForeignKey(x => x.TeamId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Team>().Property(x => x.Id).ValueGeneratedNever();
        model.Entity<Presence>(presence =>
        {
            presence.HasKey(x => x.PersonId);
            presence.HasIndex(x => new { x.TeamId, x.State });
            presence.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Notice>(notice =>
        {
            notice.Property(x => x.Id).ValueGeneratedNever();
            notice.HasIndex(x => new { x.PersonId, x.ReadAt, x.At });
            notice.HasIndex(x => new { x.TeamId, x.ReadAt, x.At });
            notice.HasIndex(x => x.SubjectId);
            notice.HasIndex(x => x.At);
        });
    }
}
