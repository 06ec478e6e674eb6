using System.Numerics;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Which literals begin with a key, asked for at every place of a text: one bit first, which answers "none" nearly always, then a
/// small open table. Keys are not 0.
/// </summary>
internal sealed class PairMap
{
    private readonly KeyBits _bits;
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
        Count = Distinct(sorted);
        _bits = new(Count);
        _slots = new (uint, int, int)[BitOperations.RoundUpToPowerOf2((uint)Count * 2 + 2)];
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

    /// <summary>How many different keys there are.</summary>
    internal int Count { get; }

    /// <summary>Every term that is filed.</summary>
    internal ReadOnlySpan<int> All => _terms;

    /// <summary>The bits, in registers for a scan.</summary>
    internal KeyGate Gate => _bits.Gate;

    /// <summary>The terms that begin with this key.</summary>
    internal ReadOnlySpan<int> Terms(uint key)
    {
        if (!Gate.May(key))
            return [];
        var mask = (uint)_slots.Length - 1;
        for (var at = ((key * KeyBits.Mix) >> 8) & mask; _slots[at].Key != 0; at = (at + 1) & mask)
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
        _bits.Add(key);
        var mask = (uint)_slots.Length - 1;
        var at = ((key * KeyBits.Mix) >> 8) & mask;
        while (_slots[at].Key != 0)
            at = (at + 1) & mask;
        _slots[at] = (key, from, to);
    }
}
