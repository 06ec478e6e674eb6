using System.Buffers.Binary;

namespace CallCenter.Carrier.Recordings;

/// <summary>A WAV file (8 kHz, 8 bit µ-law) in which nobody is heard: nobody spoke aloud.</summary>
internal static class SilentSound
{
    private const int Header = 44;
    private const int Rate = 8000;
    private const byte MuLawSilence = 0xFF;

    public static byte[] Wav(int seconds, int channels)
    {
        var size = seconds * Rate * channels;
        var file = new byte[Header + size];
        var head = file.AsSpan(0, Header);
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], Header - 8 + size);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 7);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], Rate * channels);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], (short)channels);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 8);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], size);
        file.AsSpan(Header).Fill(MuLawSilence);
        return file;
    }
}
