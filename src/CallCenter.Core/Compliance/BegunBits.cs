using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Whether something may begin with three signs in a row: a word of bits for the first two, which others share, and in it a bit for the
/// third. One load at every place of a text; "no" is certain, "yes" is to be verified.
/// </summary>
internal sealed class BegunBits
{
    // Words for each pair: few enough to stay in the nearest caches, so many that a pair seldom shares one.
    private const int Spread = 8;

    private readonly uint[] _words;
    private readonly int _shift;

    /// <summary>Room for so many pairs.</summary>
    internal BegunBits(int pairs)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(pairs, 1) * Spread) + 1, 12, 20);
        (_words, _shift) = (new uint[1 << bits], 32 - bits);
    }

    /// <summary>The bits, in registers for a scan.</summary>
    internal BegunGate Gate => new(ref MemoryMarshal.GetArrayDataReference(_words), _shift);

    /// <summary>Something begins with this pair and has this sign behind it.</summary>
    internal void Add(uint pair, uint third) => _words[(pair * KeyBits.Mix) >> _shift] |= 1u << (int)third;

    /// <summary>Something is no longer than this pair, whatever is behind it.</summary>
    internal void AddWhole(uint pair) => _words[(pair * KeyBits.Mix) >> _shift] = uint.MaxValue;
}

/// <summary>The bits of <see cref="BegunBits"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct BegunGate(ref uint words, int shift)
{
    private readonly ref uint _words = ref words;
    private readonly int _shift = shift;

    /// <summary>False where nothing begins so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool May(uint pair, uint third) => ((Unsafe.Add(ref _words, (pair * KeyBits.Mix) >> _shift) >> (int)third) & 1) != 0;
}
