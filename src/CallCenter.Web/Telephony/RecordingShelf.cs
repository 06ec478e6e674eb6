using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>A file that was kept.</summary>
/// <param name="Path">Below the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record KeptFile(string Path, long Bytes, string Sha256);

/// <summary>The folder of recordings. What is in it under its own name is whole; it is written beside first.</summary>
public sealed class RecordingShelf(RecordingSeals seals, IOptions<TelephonyOptions> options, IWebHostEnvironment environment)
{
    private string Folder => Path.GetFullPath(options.Value.RecordingFolder, environment.ContentRootPath);

    /// <summary>Whether there is a folder that takes files.</summary>
    public bool Writable()
    {
        try
        {
            var probe = Path.Combine(Directory.CreateDirectory(Folder).FullName, $".{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes what the source gives; none when it gave nothing whole.</summary>
    public async Task<KeptFile?> KeepAsync(string sid, DateTimeOffset at, Func<Stream, Task<bool>> source)
    {
        var path = $"{at:yyyy}/{at:MM}/{sid}.wav";
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? Folder);
        var beside = full + ".part";
        try
        {
            if (await WriteAsync(beside, source) is not { } written) return null;
            File.Move(beside, full, overwrite: true);
            return written with { Path = path };
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static async Task<KeptFile?> WriteAsync(string path, Func<Stream, Task<bool>> source)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        if (!await source(file) || file.Length == 0) return null;
        await file.FlushAsync();
        file.Position = 0;
        return new(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
    }

    /// <summary>The file as it was kept; none when it is gone or is not what was kept.</summary>
    public async Task<Stream?> OpenAsync(RecordingPlace place)
    {
        if (place is not { State: SoundState.Kept, Path: { } path } || !File.Exists(Path.Combine(Folder, path))) return null;
        var file = new FileStream(Path.Combine(Folder, path), FileMode.Open, FileAccess.Read, FileShare.Read);
        if (await seals.HoldsAsync(file, place.Sha256))
        {
            file.Position = 0;
            return file;
        }
        await file.DisposeAsync();
        return null;
    }
}
