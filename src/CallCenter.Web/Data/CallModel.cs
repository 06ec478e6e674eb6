using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of calls, their events and the reservations of the dial gate.</summary>
internal static class CallModel
{
    public static void Map(ModelBuilder model)
    {
        MapCalls(model);
        MapEvents(model);
        model.Entity<Attempt>(attempt =>
        {
            attempt.Property(x => x.Id).ValueGeneratedNever();
            attempt.HasIndex(x => new { x.CustomerId, x.At });
            attempt.HasIndex(x => new { x.Number, x.At });
            attempt.HasIndex(x => x.CallbackId);
            attempt.HasIndex(x => x.CallId);
            attempt.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
            attempt.HasOne<Callback>().WithMany().HasForeignKey(x => x.CallbackId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapCalls(ModelBuilder model) => model.Entity<Call>(call =>
    {
        call.Property(x => x.Id).ValueGeneratedNever();
        call.Property(x => x.Reason).HasMaxLength(Lengths.Note);
        call.HasIndex(x => new { x.Phase, x.TeamId });
        call.HasIndex(x => new { x.CustomerId, x.PlacedAt });
        call.HasIndex(x => new { x.AgentId, x.LocalDay });
        call.HasIndex(x => new { x.TeamId, x.PlacedAt });
        call.HasIndex(x => x.PlacedAt);
        call.HasIndex(x => x.CallbackId);
        call.HasIndex(x => new { x.CampaignId, x.LocalDay });
        call.HasIndex(x => new { x.LocalDay, x.Kind });
        call.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<Callback>().WithMany().HasForeignKey(x => x.CallbackId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void MapEvents(ModelBuilder model) => model.Entity<CallEventRow>(row =>
    {
        row.ToTable("CallEvents");
        row.HasKey(x => new { x.CallId, x.Seq });
        row.HasIndex(x => new { x.NodeId, x.NodeSeq }).IsUnique();
        // Null keys are distinct on SQLite and PostgreSQL; on SQL Server the provider adds the filter itself.
        row.HasIndex(x => new { x.CallId, x.SourceKey }).IsUnique();
        // A batch of decisions must not fail on the length of one sentence: the edges bound what comes in.
        row.Property(x => x.Facts).HasMaxLength(-1);
        row.Property(x => x.Personal).HasMaxLength(-1);
        row.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
    });
}
