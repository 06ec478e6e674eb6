using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>Where a scan is: what it saw last, and where that stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ScanPlace
{
    /// <summary>The last two characters, folded.</summary>
    internal uint Key;

    /// <summary>Where the last one stands.</summary>
    internal int At;

    /// <summary>Which of several characters the last one was, that one sign stands for.</summary>
    internal int Sub;

    /// <summary>The last character before fillers.</summary>
    internal char Solid;

    /// <summary>Where that stands.</summary>
    internal int SolidAt;

    /// <summary>The next character has to be looked at by itself: a filler or a sign of several characters stands before it.</summary>
    internal bool Noisy;

    /// <summary>The last syllables.</summary>
    internal SoundTrail Trail;

    /// <summary>Letters and digits up to here are read as syllables already.</summary>
    internal int Read;
}
