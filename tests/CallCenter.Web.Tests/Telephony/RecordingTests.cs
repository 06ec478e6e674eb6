using System.Net;
using System.Security.Cryptography;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.People;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>The sound of calls: fetched from the carrier, kept with its hash in the call's events, heard by those who may.</summary>
public sealed class RecordingTests
{
    private const string Calm = "+8613800005670";

    [Fact]
    public async Task The_sound_of_a_call_is_kept_with_its_hash_and_heard_by_its_team_alone()
    {
        await using var product = await Product.Start();
        var (call, sid) = await Recorded(product);
        var file = await Kept(product, sid);
        var stored = await Stored(product, call);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder(product), file.Path!), TestContext.Current.CancellationToken);
        Assert.Equal((file.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)), (long)bytes.Length), (stored.Sha256, stored.Sha256, stored.Bytes));
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);

        await Visitor.Make(product, "lead", Role.TeamLead, team: 1);
        await Visitor.Make(product, "stranger", Role.Agent, team: 1);
        using (var lead = await Visitor.SignedIn(product, "lead"))
        {
            using var heard = await lead.Get($"calls/{call}/recordings/{sid}");
            Assert.Equal((HttpStatusCode.OK, "audio/wav"), (heard.StatusCode, heard.Content.Headers.ContentType?.MediaType));
            Assert.Equal(bytes, await heard.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
        using (var stranger = await Visitor.SignedIn(product, "stranger"))
        using (var refused = await stranger.Get($"calls/{call}/recordings/{sid}"))
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await using var db = product.OpenDb();
        var look = await db.AccessEntries.SingleAsync(e => e.What == "call.recording");
        Assert.Equal((await db.Users.Where(u => u.UserName == "lead").Select(u => u.Id).SingleAsync()).ToString(), look.Who);
    }

    [Fact]
    public async Task A_sound_that_is_gone_or_was_changed_is_refused_in_words()
    {
        await using var product = await Product.Start();
        var (call, sid) = await Recorded(product);
        var path = Path.Combine(Folder(product), (await Kept(product, sid)).Path!);
        await Visitor.Make(product, "lead", Role.TeamLead, team: 1);
        using var lead = await Visitor.SignedIn(product, "lead");
        await File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        using var changed = await lead.Get($"calls/{call}/recordings/{sid}");
        File.Delete(path);
        using var gone = await lead.Get($"calls/{call}/recordings/{sid}");
        foreach (var answer in new[] { changed, gone })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("这段录音暂时听不到", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("LateRecordingPercent", SoundState.Kept)]
    [InlineData("AbsentRecordingPercent", SoundState.Missing)]
    public async Task A_recording_that_comes_late_is_kept_all_the_same_and_an_absent_one_is_missing(string fault, SoundState state)
    {
        await using var product = await Product.Start();
        await Signed.Simulator(product, "faults", (fault, "100"), ("LateRecordingMilliseconds", "1500"));
        var (call, sid) = await Recorded(product, close: true);
        await Eventually.Holds(async () =>
        {
            await using var db = product.OpenDb();
            return await db.Recordings.AnyAsync(r => r.Sid == sid && r.State == state);
        }, $"the recording is {state}", TimeSpan.FromSeconds(20));
        await using var after = product.OpenDb();
        Assert.Equal(CallPhase.Closed, await after.Calls.Where(c => c.Id == call).Select(c => c.Phase).SingleAsync());
        Assert.Equal(state == SoundState.Kept, await after.CallEvents.AnyAsync(e => e.CallId == call && e.Type == nameof(RecordingStored)));
    }

    private static async Task<(Guid Call, string Sid)> Recorded(Product product, bool close = false)
    {
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null }, "talking");
        await hands.AnswerOnly(await hands.AnswerOnly(state));
        var sid = (await hands.Until(call, s => s.Recording is { Running: true }, "recorded")).Recording!.Sid;
        await hands.Do(call, new HangUp());
        await hands.Reaches(call, CallPhase.WrapUp);
        if (close) Assert.IsType<CallReply.Stored>(await hands.Desk.WrapUpAsync(hands.Agent, call, new("other", null, null, null)));
        return (call, sid);
    }

    private static Task<RecordingFile> Kept(Product product, string sid) => Eventually.Value(async () =>
    {
        await using var db = product.OpenDb();
        return await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.Sid == sid && r.State == SoundState.Kept);
    }, "the sound is kept", TimeSpan.FromSeconds(20));

    private static async Task<RecordingStored> Stored(Product product, Guid call)
    {
        await using var db = product.OpenDb();
        var row = await db.CallEvents.SingleAsync(e => e.CallId == call && e.Type == nameof(RecordingStored));
        return Assert.IsType<RecordingStored>(LiveCalls.Read(row).Event);
    }

    private static string Folder(Product product) => product.Services.GetRequiredService<IOptions<TelephonyOptions>>().Value.RecordingFolder;
}
