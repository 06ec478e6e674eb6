using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of what we owe after a call: follow-ups, promises, complaints.</summary>
internal static class CaseModel
{
    public static void Map(ModelBuilder model)
    {
        MapFollowUps(model);
        MapPromises(model);
        MapComplaints(model);
    }

    private static void MapFollowUps(ModelBuilder model) => model.Entity<FollowUp>(followUp =>
    {
        followUp.Property(x => x.Id).ValueGeneratedNever();
        followUp.Property(x => x.Note).HasMaxLength(Lengths.Note);
        followUp.Property(x => x.Outcome).HasMaxLength(Lengths.Note);
        followUp.HasIndex(x => new { x.OwnerId, x.DoneAt, x.DueAt });
        followUp.HasIndex(x => new { x.TeamId, x.DoneAt, x.DueAt });
        followUp.HasIndex(x => new { x.DoneAt, x.RemindedAt, x.DueAt });
        followUp.HasIndex(x => new { x.DoneAt, x.OverdueAt, x.DueAt });
        followUp.HasIndex(x => x.CustomerId);
        followUp.HasIndex(x => x.CallId);
        followUp.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        followUp.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void MapPromises(ModelBuilder model) => model.Entity<Promise>(promise =>
    {
        promise.Property(x => x.Id).ValueGeneratedNever();
        promise.Property(x => x.Text).HasMaxLength(Lengths.Note);
        promise.HasIndex(x => new { x.OwnerId, x.State, x.DueAt });
        promise.HasIndex(x => new { x.CustomerId, x.DueAt });
        promise.HasIndex(x => x.CallId);
        promise.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        promise.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void MapComplaints(ModelBuilder model) => model.Entity<Complaint>(complaint =>
    {
        complaint.Property(x => x.Id).ValueGeneratedNever();
        complaint.Property(x => x.Number).HasMaxLength(Lengths.Name);
        complaint.Property(x => x.Text).HasMaxLength(Lengths.Text);
        complaint.Property(x => x.Wanted).HasMaxLength(Lengths.Note);
        complaint.Property(x => x.Answer).HasMaxLength(Lengths.Text);
        complaint.Property(x => x.Version).IsConcurrencyToken();
        complaint.HasIndex(x => x.Number).IsUnique();
        complaint.HasIndex(x => new { x.State, x.RaiseAt });
        complaint.HasIndex(x => new { x.State, x.DueAt });
        complaint.HasIndex(x => new { x.TeamId, x.State, x.DueAt });
        complaint.HasIndex(x => new { x.OwnerId, x.State, x.DueAt });
        complaint.HasIndex(x => new { x.CustomerId, x.ReceivedAt });
        complaint.HasIndex(x => x.CallId);
        complaint.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        complaint.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
    });
}
