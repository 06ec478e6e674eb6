using CallCenter.Web.Calls;
using CallCenter.Web.Customers;
using CallCenter.Web.Messages;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Tables and indexes of what goes over the line beside calls: messages and recordings.</summary>
internal static class LineModel
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.Property(x => x.Id).ValueGeneratedNever();
            message.Property(x => x.Text).HasMaxLength(Lengths.Note);
            message.HasIndex(x => new { x.SubjectId, x.Purpose }).IsUnique();
            message.HasIndex(x => new { x.State, x.SendAt });
            message.HasIndex(x => new { x.CustomerId, x.CreatedAt });
            message.HasIndex(x => new { x.Number, x.SentAt });
            message.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RecordingFile>(file =>
        {
            file.ToTable("Recordings");
            file.HasKey(x => x.Sid);
            file.HasIndex(x => new { x.State, x.NextAt });
            file.HasIndex(x => x.CallId);
            file.HasOne<Call>().WithMany().HasForeignKey(x => x.CallId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CallSlot>().HasKey(x => x.Account);
    }
}
