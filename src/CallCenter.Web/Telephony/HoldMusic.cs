using System.Buffers.Binary;

namespace CallCenter.Web.Telephony;

/// <summary>The music while a customer waits: sixteen quiet notes of our own, 8 kHz, 16 bit, mono WAV. Played over and over.</summary>
public static class HoldMusic
{
    private const int Rate = 8000;
    private const int Header = 44;
    private const double NoteSeconds = 0.5;

    // C E G e, A C E c, F A C f, G B D g: figures that lead back to their beginning.
    private static readonly double[] Notes =
    [
        261.63, 329.63, 392.00, 659.26, 220.00, 261.63, 329.63, 523.25,
        174.61, 220.00, 261.63, 698.46, 196.00, 246.94, 293.66, 783.99,
    ];

    public static ReadOnlyMemory<byte> Wav { get; } = Write();

    private static byte[] Write()
    {
        var each = (int)(Rate * NoteSeconds);
        var wav = new byte[Header + (Notes.Length * each * 2)];
        Head(wav);
        for (var note = 0; note < Notes.Length; note++)
            for (var i = 0; i < each; i++)
                BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(Header + (((note * each) + i) * 2)), Sample(Notes[note], i, each));
        return wav;
    }

    // A soft attack and a long decay, so that no note begins or ends with a click.
    private static short Sample(double pitch, int i, int each)
    {
        var shape = Math.Min(1, i / 200.0) * Math.Exp(-3.0 * i / each) * Math.Min(1, (each - i) / 200.0);
        var wave = Math.Sin(2 * Math.PI * pitch * i / Rate) + (0.3 * Math.Sin(4 * Math.PI * pitch * i / Rate));
        return (short)(6000 * shape * wave);
    }

    private static void Head(byte[] wav)
    {
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), wav.Length - Header);
    }
}
