using CallCenter.Core.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Messages;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Customers;

/// <summary>An earlier call with what was noted in it.</summary>
public sealed record EarlierCallFile(EarlierCallLine Call, IReadOnlyList<string> Notes);

/// <summary>All that is known of a customer: basic and dynamic file. domain §6. Nothing is masked here.</summary>
public sealed record CustomerFile(
    CustomerLine Customer, IReadOnlyList<BillLine> Bills, IReadOnlyList<EarlierCallFile> Calls, IReadOnlyList<PromiseLine> Promises,
    IReadOnlyList<CustomerComplaintLine> Complaints, IReadOnlyList<OpenCallbackLine> Callbacks)
{
    /// <summary>What was written to them, newest first.</summary>
    public IReadOnlyList<MessageLine> Messages { get; init; } = [];

    /// <summary>Rows of each kind that one look at a file shows.</summary>
    public const int Most = 50;

    /// <summary>Reads the file in eight indexed reads; none when there is no such customer.</summary>
    public static async Task<CustomerFile?> LoadAsync(Db db, Guid id, CancellationToken stop = default)
    {
        if (await CustomerQueries.One(db, id).SingleOrDefaultAsync(stop) is not { } customer)
            return null;
        var calls = await CustomerQueries.Calls(db, id).Take(Most).ToListAsync(stop);
        var notes = await NotesAsync(db, [.. calls.Select(c => c.Id)], stop);
        return new(
            customer,
            await CustomerQueries.Bills(db, id).ToListAsync(stop),
            [.. calls.Select(c => new EarlierCallFile(c, [.. notes[c.Id]]))],
            await CustomerQueries.Promises(db, id).Take(Most).ToListAsync(stop),
            await CustomerQueries.Complaints(db, id).Take(Most).ToListAsync(stop),
            await CustomerQueries.OpenCallbacks(db, id).Take(Most).ToListAsync(stop))
        { Messages = await MessageQueries.OfCustomer(db, id).Take(Most).ToListAsync(stop) };
    }

    private static async Task<ILookup<Guid, string>> NotesAsync(Db db, Guid[] callIds, CancellationToken stop)
    {
        var lines = await CustomerQueries.Notes(db, callIds).ToListAsync(stop);
        return lines
            .Select(line => (line.CallId, Text: TextOf(EventJson.Read(new(line.Type, line.Facts, line.Personal)))))
            .Where(note => !string.IsNullOrWhiteSpace(note.Text))
            .ToLookup(note => note.CallId, note => note.Text ?? "");
    }

    private static string? TextOf(CallEvent told) => told switch
    {
        NoteTaken note => note.Text,
        CallClosed closed => closed.Note,
        _ => null,
    };
}
