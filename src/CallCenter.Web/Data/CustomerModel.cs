using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of customers, campaigns and callbacks.</summary>
internal static class CustomerModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Customer>(customer =>
        {
            customer.Property(x => x.Id).ValueGeneratedNever();
            customer.HasIndex(x => x.CustomerNumber).IsUnique();
            customer.HasIndex(x => x.Number);
            customer.HasIndex(x => x.Name);
        });
        model.Entity<Bill>(bill =>
        {
            bill.HasKey(x => new { x.CustomerId, x.Period });
            bill.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DoNotCall>(entry =>
        {
            entry.Property(x => x.Id).ValueGeneratedNever();
            entry.HasIndex(x => new { x.CustomerId, x.LiftedAt });
            entry.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Campaign>(campaign =>
        {
            campaign.Property(x => x.Id).ValueGeneratedNever();
            campaign.HasIndex(x => new { x.TeamId, x.Open });
        });
        MapCallbacks(model);
    }

    private static void MapCallbacks(ModelBuilder model) => model.Entity<Callback>(callback =>
    {
        callback.Property(x => x.Id).ValueGeneratedNever();
        callback.Property(x => x.Reason).HasMaxLength(Lengths.Note);
        callback.HasIndex(x => new { x.TeamId, x.State, x.DueAt, x.Priority });
        callback.HasIndex(x => new { x.TeamId, x.State, x.OwnerId, x.Priority, x.DueAt, x.Id });
        callback.HasIndex(x => new { x.OwnerId, x.State, x.DueAt });
        callback.HasIndex(x => new { x.State, x.LeaseUntil });
        callback.HasIndex(x => new { x.CustomerId, x.State });
        callback.HasIndex(x => new { x.CampaignId, x.State });
        callback.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        callback.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
    });
}
