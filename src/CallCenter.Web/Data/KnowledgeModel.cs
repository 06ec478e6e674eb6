using CallCenter.Core.Knowledge;
using CallCenter.Web.Calls;
using CallCenter.Web.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of articles and questions. The full-text index is not the model's: each provider's migration makes its own.</summary>
internal static class KnowledgeModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ArticleRow>(article =>
        {
            article.ToTable("Articles");
            article.Property(x => x.Id).ValueGeneratedNever();
            article.Property(x => x.Key).HasMaxLength(ArticleCheck.LongestId);
            article.Property(x => x.Locale).HasMaxLength(Lengths.Name);
            article.Property(x => x.Text).HasMaxLength(-1);
            article.Property(x => x.TitleWords).HasMaxLength(Lengths.Note);
            article.Property(x => x.KeywordWords).HasMaxLength(-1);
            article.Property(x => x.TextWords).HasMaxLength(-1);
            article.Property(x => x.Version).IsConcurrencyToken();
            article.HasIndex(x => new { x.Key, x.Locale }).IsUnique();
            article.HasIndex(x => new { x.Locale, x.RetiredAt, x.ChangedAt });
        });
        model.Entity<ArticleVersion>(version =>
        {
            version.HasKey(x => new { x.ArticleId, x.Version });
            version.Property(x => x.Source).HasMaxLength(-1);
            version.HasOne<ArticleRow>().WithMany().HasForeignKey(x => x.ArticleId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Question>(question =>
        {
            question.Property(x => x.Id).ValueGeneratedNever();
            question.Property(x => x.Text).HasMaxLength(Lengths.Note);
            question.Property(x => x.Answer).HasMaxLength(Lengths.Note);
            question.HasIndex(x => new { x.AnsweredAt, x.DueAt });
            question.HasIndex(x => new { x.AskedById, x.AskedAt });
            question.HasIndex(x => new { x.TeamId, x.AskedAt });
            question.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
