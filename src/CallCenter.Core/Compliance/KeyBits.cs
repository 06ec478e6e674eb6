using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>Which keys there are, by one bit each: "no" is certain, "yes" is to be verified.</summary>
internal sealed class KeyBits
{
    internal const uint Mix = 0x9E3779B1;

    // In bits: half of what is nearest to a processor.
    private const int FirstCache = 32 * 1024 * 8 - 1;

    private readonly byte[] _bits;
    private readonly int _shift;

    /// <summary>Room for so many keys.</summary>
    internal KeyBits(int count)
    {
        // 64 bits a key keep false alarms under two in a hundred; above 32 KB, which stay in the first cache, 16 bits a key will do.
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(Math.Min(count * 64, FirstCache), count * 16) + 1) + 1, 12, 24);
        _shift = 32 - bits;
        _bits = new byte[1 << (bits - 3)];
    }

    /// <summary>The bits, in registers for a scan.</summary>
    internal KeyGate Gate => new(ref MemoryMarshal.GetArrayDataReference(_bits), _shift);

    /// <summary>Notes a key.</summary>
    internal void Add(uint key)
    {
        var bit = (key * Mix) >> _shift;
        _bits[bit >> 3] |= (byte)(1 << (int)(bit & 7));
    }
}

/// <summary>The bits of <see cref="KeyBits"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct KeyGate(ref byte bits, int shift)
{
    private readonly ref byte _bits = ref bits;
    private readonly int _shift = shift;

    /// <summary>False where there is no such key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool May(uint key)
    {
        var at = (key * KeyBits.Mix) >> _shift;
        return ((Unsafe.Add(ref _bits, at >> 3) >> (int)(at & 7)) & 1) != 0;
    }
}
