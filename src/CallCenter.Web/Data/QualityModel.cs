using CallCenter.Web.Calls;
using CallCenter.Web.Quality;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Scores of calls and what people say of hits.</summary>
internal static class QualityModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Score>(score =>
        {
            score.HasKey(x => x.CallId);
            score.Property(x => x.CallId).ValueGeneratedNever();
            score.Property(x => x.Deductions).HasMaxLength(-1);
            score.HasIndex(x => x.ScoredAt);
            score.HasIndex(x => new { x.TeamId, x.LocalDay });
            score.HasIndex(x => new { x.AgentId, x.LocalDay });
            score.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JudgedHit>(hit =>
        {
            hit.HasKey(x => new { x.CallId, x.Seq, x.Rule, x.Offset });
            hit.Property(x => x.Text).HasMaxLength(Lengths.Text);
            hit.HasIndex(x => new { x.Locale, x.At });
            hit.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
