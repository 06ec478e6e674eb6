using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>The last three syllables of a scan, near ones as one, and where they stand.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SoundTrail
{
    /// <summary>Width of a syllable.</summary>
    internal const int Bits = 9;

    private const uint LastTwo = (1u << (2 * Bits)) - 1;
    private const uint LastThree = (1u << (3 * Bits)) - 1;

    /// <summary>All three as one number; syllable 0 is none.</summary>
    internal uint Key { get; private set; }

    /// <summary>Where the first of them begins.</summary>
    internal int Start { get; private set; }

    /// <summary>Where the second begins.</summary>
    internal int Middle { get; private set; }

    /// <summary>Where the last begins.</summary>
    internal int Last { get; private set; }

    /// <summary>How many of the last were typed in letters.</summary>
    internal int Typed { get; private set; }

    /// <summary>The last two of them as one number.</summary>
    internal readonly uint Two => Key & LastTwo;

    /// <summary>A syllable that is written in Han.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Push(uint near, int at)
    {
        Key = ((Key << Bits) | near) & LastThree;
        (Start, Middle, Last, Typed) = (Middle, Last, at, 0);
    }

    /// <summary>A syllable that is typed in letters.</summary>
    internal void Type(uint near, int at)
    {
        var typed = Typed;
        Push(near, at);
        (Key, Typed) = (near == 0 ? 0 : Key, typed + 1);
    }
}
