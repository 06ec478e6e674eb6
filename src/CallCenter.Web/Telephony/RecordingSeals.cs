using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Whether a file is what was kept. A player asks for one recording in many pieces: the file is read whole at the first of them, and again
/// when its length or its time of writing is another. What is remembered is bounded; the oldest is forgotten and read again.
/// </summary>
public sealed class RecordingSeals
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<string, Seal> seals = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    private sealed record Seal(long Length, DateTime WrittenAt, string Sha256);

    /// <summary>How many files it remembers.</summary>
    public int Count => seals.Count;

    /// <summary>Whether the open file has this hash; reads it from where it stands, if it has to.</summary>
    public async Task<bool> HoldsAsync(FileStream file, string? sha256)
    {
        var (length, written) = (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        if (seals.TryGetValue(file.Name, out var known) && known == new Seal(length, written, sha256 ?? "")) return true;
        var seal = new Seal(length, written, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
        if (seal.Sha256 != sha256)
        {
            seals.TryRemove(file.Name, out _);
            return false;
        }
        Remember(file.Name, seal);
        return true;
    }

    private void Remember(string name, Seal seal)
    {
        if (seals.TryAdd(name, seal)) order.Enqueue(name);
        else seals[name] = seal;
        while (order.Count > Most && order.TryDequeue(out var oldest)) seals.TryRemove(oldest, out _);
    }
}
