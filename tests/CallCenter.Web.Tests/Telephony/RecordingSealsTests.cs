using System.Security.Cryptography;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>A recording asked for in pieces is read whole once; whatever was changed since is refused.</summary>
public sealed class RecordingSealsTests
{
    private static readonly byte[] Sound = RandomNumberGenerator.GetBytes(100_000);
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Sound));

    [Fact]
    public async Task A_file_is_read_whole_once_and_again_only_when_it_was_written_to()
    {
        var folder = TestFolder.New("seals");
        var path = await Kept(folder, "one.wav");
        var seals = new RecordingSeals();
        Assert.Equal((true, 100_000L), await Ask(seals, path));
        Assert.Equal((true, 0L), await Ask(seals, path));
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.Equal((true, 100_000L), await Ask(seals, path));
        Assert.Equal((true, 0L), await Ask(seals, path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_was_changed_after_it_was_heard_is_refused_and_stays_refused(bool longer)
    {
        var folder = TestFolder.New("seals");
        var path = await Kept(folder, "one.wav");
        var seals = new RecordingSeals();
        Assert.True((await Ask(seals, path)).Holds);
        var other = longer ? [.. Sound, 1] : Sound.Select((b, i) => i == 50_000 ? (byte)~b : b).ToArray();
        await File.WriteAllBytesAsync(path, other, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.False((await Ask(seals, path)).Holds);
        Assert.Equal((false, (long)other.Length), await Ask(seals, path));
        Assert.Equal(0, seals.Count);
    }

    [Fact]
    public async Task Another_hash_than_the_one_it_was_kept_under_is_refused_even_where_the_file_is_known()
    {
        var folder = TestFolder.New("seals");
        var path = await Kept(folder, "one.wav");
        var seals = new RecordingSeals();
        Assert.True((await Ask(seals, path)).Holds);
        await using var file = File.OpenRead(path);
        Assert.False(await seals.HoldsAsync(file, new string('0', 64)));
        Assert.False(await seals.HoldsAsync(file, null));
    }

    [Fact]
    public async Task What_is_remembered_is_bounded()
    {
        var folder = TestFolder.New("seals");
        var seals = new RecordingSeals();
        var small = Convert.ToHexStringLower(SHA256.HashData("a"u8));
        for (var i = 0; i < 2100; i++)
        {
            var path = Path.Combine(folder, $"{i}.wav");
            await File.WriteAllTextAsync(path, "a", TestContext.Current.CancellationToken);
            await using var file = File.OpenRead(path);
            Assert.True(await seals.HoldsAsync(file, small));
        }
        Assert.Equal(2000, seals.Count);
    }

    private static async Task<string> Kept(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, Sound, TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>Whether it holds, and how much of the file was read to know it.</summary>
    private static async Task<(bool Holds, long Read)> Ask(RecordingSeals seals, string path)
    {
        await using var file = File.OpenRead(path);
        return (await seals.HoldsAsync(file, Hash), file.Position);
    }
}
