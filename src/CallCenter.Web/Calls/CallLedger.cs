using System.Data.Common;
using System.Security.Cryptography;
using CallCenter.Core.Calls;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Web.Calls;

/// <summary>
/// The writer's open book: one connection kept as long as it is sound, with the statements that every decision needs prepared on
/// it. What follows from events more rarely goes through the model.
/// </summary>
internal sealed class CallLedger : IDisposable
{
    private readonly Db db;
    private readonly NodeId node;
    private readonly OfficeClock clock;
    private readonly Statement<CallWrite> move;
    private readonly Statement<CallEventRow> add;

    private CallLedger(Db db, NodeId node, OfficeClock clock)
    {
        (this.db, this.node, this.clock) = (db, node, clock);
        (move, add) = (CallProjection.Move(db), Statement.Insert<CallEventRow>(db));
    }

    public static async Task<CallLedger> OpenAsync(IDbContextFactory<Db> dbs, NodeId node, OfficeClock clock)
    {
        var own = await dbs.CreateDbContextAsync();
        await own.Database.OpenConnectionAsync();
        return new(own, node, clock);
    }

    /// <summary>Stores decisions in one transaction. Per decision the link of its last event; none where somebody was faster.</summary>
    public async Task<List<string?>> CommitAsync(IReadOnlyList<CallWrite> writes)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var links = new List<string?>(writes.Count);
        foreach (var write in writes)
            links.Add(await ReserveAsync(write, transaction.GetDbTransaction()) ? await AddAsync(write, transaction.GetDbTransaction()) : null);
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return links;
    }

    public void Dispose()
    {
        move.Dispose();
        add.Dispose();
        db.Dispose();
    }

    private async Task<bool> ReserveAsync(CallWrite write, DbTransaction transaction) => write.Before == 0
        ? await CallProjection.ReserveAsync(db, write)
        : await move.RunAsync(write, transaction) == 1;

    private async Task<string> AddAsync(CallWrite write, DbTransaction transaction)
    {
        var link = write.Link;
        foreach (var happening in write.Happenings)
        {
            await CallProjection.ApplyAsync(db, write.After, happening, clock.DayNumber(happening.At));
            var row = Row(write.After.Id, happening, link);
            link = row.Hash;
            // The first event of a call stands after its call's row, which the model writes at the end.
            if (write.Before == 0) db.CallEvents.Add(row);
            else await add.RunAsync(row, transaction);
        }
        return link;
    }

    private CallEventRow Row(Guid call, Happening happening, string link)
    {
        var stored = EventJson.Write(happening.Event);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var personal = EventChain.PersonalHash(stored.Personal, salt);
        return new()
        {
            CallId = call,
            Seq = happening.Seq,
            NodeId = node.Id,
            NodeSeq = node.NextSeq(),
            At = happening.At,
            Type = stored.Type,
            Facts = stored.Facts,
            Personal = stored.Personal,
            PersonalHash = personal,
            Salt = salt,
            Hash = EventChain.Link(link, happening.Seq, happening.At, stored with { Personal = personal }),
            SourceKey = happening.SourceKey,
        };
    }
}
