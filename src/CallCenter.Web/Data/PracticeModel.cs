using CallCenter.Web.Practice;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Practised calls. No key leads to a customer, a callback or a call.</summary>
internal static class PracticeModel
{
    public static void Map(ModelBuilder model) => model.Entity<PracticeRun>(run =>
    {
        run.Property(x => x.Id).ValueGeneratedNever();
        run.Property(x => x.Events).HasMaxLength(-1);
        run.Property(x => x.Seq).IsConcurrencyToken();
        run.HasIndex(x => new { x.PersonId, x.StartedAt });
        run.HasIndex(x => new { x.TeamId, x.StartedAt });
    });
}
