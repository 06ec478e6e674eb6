using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables the product keeps for itself.</summary>
internal static class HouseModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Node>(node =>
        {
            node.Property(x => x.Id).ValueGeneratedNever();
            node.Property(x => x.Claim).IsConcurrencyToken();
        });
        model.Entity<Setting>().HasKey(x => x.Key);
        model.Entity<Setting>().Property(x => x.Value).HasMaxLength(Lengths.Note);
        model.Entity<Counter>().HasKey(x => x.Name);
        model.Entity<AccessEntry>(entry =>
        {
            entry.Property(x => x.Id).ValueGeneratedNever();
            entry.Property(x => x.Why).HasMaxLength(Lengths.Note);
            entry.HasIndex(x => x.At);
            entry.HasIndex(x => new { x.CustomerId, x.At });
            entry.HasIndex(x => new { x.Who, x.At });
        });
        model.Entity<ProtectionKey>(key =>
        {
            key.Property(x => x.Id).ValueGeneratedNever();
            key.Property(x => x.Xml).HasMaxLength(-1);
        });
    }
}
