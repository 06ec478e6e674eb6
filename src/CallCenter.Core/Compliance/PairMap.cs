using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Which literals begin with a key, asked for at every place of a text: one bit first, which answers "none" nearly always, then a
/// small open table. Keys are not 0.
/// </summary>
internal sealed class PairMap
{
    internal const uint Mix = 0x9E3779B1;

    // In bits: half of what is nearest to a processor.
    private const int FirstCache = 32 * 1024 * 8 - 1;

    private readonly byte[] _bits;
    private readonly int _shift;
    private readonly (uint Key, int From, int To)[] _slots;
    private readonly int[] _terms;

    /// <summary>Files the terms under their keys; a term with key 0 is left out. Within a key they are in this order.</summary>
    internal PairMap(uint[] keys, Comparison<int> within)
    {
        var order = Enumerable.Range(0, keys.Length).Where(i => keys[i] != 0).ToArray();
        var sorted = new ulong[order.Length];
        for (var i = 0; i < order.Length; i++)
            sorted[i] = ((ulong)keys[order[i]] << 32) | (uint)order[i];
        Array.Sort(sorted);
        _terms = Array.ConvertAll(sorted, s => (int)(uint)s);
        // 64 bits a key keep false alarms under two in a hundred; above 32 KB, which stay in the first cache, 16 bits a key will do.
        var distinct = Distinct(sorted);
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(Math.Min(distinct * 64, FirstCache), distinct * 16) + 1) + 1, 12, 24);
        _shift = 32 - bits;
        _bits = new byte[1 << (bits - 3)];
        _slots = new (uint, int, int)[BitOperations.RoundUpToPowerOf2((uint)distinct * 2 + 2)];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            var key = (uint)(sorted[from] >> 32);
            for (to = from + 1; to < sorted.Length && (uint)(sorted[to] >> 32) == key;)
                to++;
            if (to - from > 1)
                _terms.AsSpan(from, to - from).Sort(within);
            Add(key, from, to);
        }
    }

    /// <summary>Nothing is filed.</summary>
    internal bool IsEmpty => _terms.Length == 0;

    /// <summary>The bits, in registers for a scan.</summary>
    internal PairGate Gate => new(ref MemoryMarshal.GetArrayDataReference(_bits), _shift);

    /// <summary>The terms that begin with this key.</summary>
    internal ReadOnlySpan<int> Terms(uint key)
    {
        var mask = (uint)_slots.Length - 1;
        for (var at = ((key * Mix) >> 8) & mask; _slots[at].Key != 0; at = (at + 1) & mask)
            if (_slots[at].Key == key)
                return _terms.AsSpan(_slots[at].From, _slots[at].To - _slots[at].From);
        return [];
    }

    private static int Distinct(ReadOnlySpan<ulong> sorted)
    {
        var distinct = 0;
        for (var i = 0; i < sorted.Length; i++)
            distinct += i == 0 || (uint)(sorted[i] >> 32) != (uint)(sorted[i - 1] >> 32) ? 1 : 0;
        return distinct;
    }

    private void Add(uint key, int from, int to)
    {
        var bit = (key * Mix) >> _shift;
        _bits[bit >> 3] |= (byte)(1 << (int)(bit & 7));
        var mask = (uint)_slots.Length - 1;
        var at = ((key * Mix) >> 8) & mask;
        while (_slots[at].Key != 0)
            at = (at + 1) & mask;
        _slots[at] = (key, from, to);
    }
}

/// <summary>The bits of a <see cref="PairMap"/>: false where no term can begin with a key.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct PairGate(ref byte bits, int shift)
{
    private readonly ref byte _bits = ref bits;
    private readonly int _shift = shift;

    /// <summary>False where no term can begin with this key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool May(uint key)
    {
        var at = (key * PairMap.Mix) >> _shift;
        return ((Unsafe.Add(ref _bits, at >> 3) >> (int)(at & 7)) & 1) != 0;
    }
}
