using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>Rules in force on real calls: published while people speak, the supervisor called, what was kept written down.</summary>
public sealed class LiveRulesTests
{
    private static readonly ScriptName Name = RuleTexts.NameOf("zh-CN");
    private static readonly Actor.Person Manager = new(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager });
    private const string Rule = "\n  - { id: test-rule, kind: rude, severity: stop, sounds: 'off', phrases: [蓝色大象], replacement: 请您稍等。, why: domain §3 }\n";

    [Fact]
    public async Task A_list_is_drafted_published_and_heard_in_a_running_call_and_the_old_one_comes_back()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        string first, second;
        await using (var product = await Product.Start(database))
        {
            var (desk, phrases) = (product.Services.GetRequiredService<ScriptDesk>(), product.Services.GetRequiredService<PhraseLibrary>());
            var hands = await DeskHands.Seated(product, "+8613800005670");
            var call = await InTalk(hands);
            first = phrases.Loaded("zh-CN").Version;
            var draft = With(phrases.Loaded("zh-CN").Yaml);
            Assert.True(await hands.Desk.SayAsync(hands.Agent, call, "蓝色大象"));
            await hands.Until(call, s => s.Transcript.Any(l => l.Said.Text.Contains("蓝色大象", StringComparison.Ordinal)), "it was heard");
            Assert.Equal(ScriptRefusal.NotAllowed, await desk.SaveAsync(hands.Agent, Name, draft, 0));
            Assert.Null(await desk.SaveAsync(Manager, Name, draft, 0));
            Assert.Null(await desk.SubmitAsync(Manager, Name));
            Assert.Null(await desk.PublishAsync(Manager, Name));
            second = phrases.Loaded("zh-CN").Version;
            Assert.NotEqual(first, second);
            var told = new List<Notice>();
            using var listening = product.Services.GetRequiredService<NoticeFeed>().Follow(Guid.NewGuid(), 1, told.Add);
            Assert.True(await hands.Desk.SayAsync(hands.Agent, call, "蓝色大象"));
            var heard = await hands.Until(call, s => s.Hits == 1, "the new rule hears");
            var offence = heard.Transcript.Single(l => l.Said.Offences.Count > 0).Said;
            Assert.Equal(("test-rule", second), (offence.Offences[0].Rule, offence.Rules));
            await Eventually.Holds(() => told.Count == 1, "the supervisor is called");
            await using var db = product.OpenDb();
            var notice = await db.Notices.SingleAsync();
            Assert.Equal((NoticeKind.PhraseStopped, "test-rule", call, told[0].Id), (notice.Kind, notice.Label, notice.SubjectId, notice.Id));
        }
        await using var again = await Product.Start(database);
        var library = again.Services.GetRequiredService<PhraseLibrary>();
        Assert.Equal(second, library.Loaded("zh-CN").Version);
        Assert.Null(await again.Services.GetRequiredService<ScriptDesk>().RollBackAsync(Manager, Name, first));
        Assert.Equal((first, 0), (library.Loaded("zh-CN").Version, library.For("zh-CN").Match("蓝色大象", Speaker.Agent).Count));
    }

    [Fact]
    public async Task What_is_only_like_labelled_sentences_is_heard_in_a_running_call()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await InTalk(hands);
        var words = DataFolder.Alike("zh-CN");
        Assert.True(await hands.Desk.SayAsync(hands.Agent, call, words));
        var heard = await hands.Until(call, s => s.Transcript.Any(l => l.Said.Text.Contains(words, StringComparison.Ordinal)), "it was heard");
        Assert.NotEmpty(heard.Transcript.Single(l => l.Said.Text.Contains(words, StringComparison.Ordinal)).Said.Offences);
    }

    [Fact]
    public async Task A_list_that_forbids_what_a_script_in_force_says_is_refused_with_the_script()
    {
        await using var product = await Product.Start();
        var (desk, phrases) = (product.Services.GetRequiredService<ScriptDesk>(), product.Services.GetRequiredService<PhraseLibrary>());
        var draft = With(phrases.Loaded("zh-CN").Yaml).Replace("蓝色大象", "谢谢您的确认", StringComparison.Ordinal);
        Assert.Null(await desk.SaveAsync(Manager, Name, draft, 0));
        Assert.Equal(ScriptRefusal.Clashes, await desk.SubmitAsync(Manager, Name));
        Assert.Contains(desk.Judge(Name, draft).Flaws, f => f.File.Contains("second-callback", StringComparison.Ordinal) && f.Flaw.Reason.Contains("谢谢您的确认", StringComparison.Ordinal));
        // A rule for another kind of callback stands in nobody's way.
        Assert.Null(desk.Judge(Name, draft.Replace("why: domain §3 }\n", "why: domain §3, scripts: [no-such-kind] }\n", StringComparison.Ordinal)).Refusal);
    }

    [Fact]
    public async Task Lists_are_swapped_under_load_without_one_missed_sentence()
    {
        await using var product = await Product.Start();
        var phrases = product.Services.GetRequiredService<PhraseLibrary>();
        var old = phrases.Loaded("zh-CN");
        var (matcher, _, _) = PhraseReader.Read(With(old.Yaml));
        var other = new LoadedPhrases("zh-CN", With(old.Yaml), matcher!);
        var listeners = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var missed = 0;
            for (var asked = 0; asked < 500; asked++)
            {
                var list = phrases.Loaded("zh-CN");
                var hits = list.Phrases.Match("这个我不知道。蓝色大象", Speaker.Agent);
                if (!hits.Any(h => h.Text == "不知道") || hits.Any(h => h.Rule == "test-rule") != (list.Version == other.Version)) missed++;
            }
            return missed;
        })).ToList();
        var heard = Task.WhenAll(listeners);
        for (var swap = 0; !heard.IsCompleted; swap++) phrases.Force(swap % 2 == 0 ? other : old);
        Assert.All(await heard, missed => Assert.Equal(0, missed));
    }

    [Fact]
    public async Task What_an_agent_keeps_in_spite_of_the_warning_is_written_down()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await InTalk(hands);
        var session = await hands.OpenAsync();
        Assert.True(await session.DoAsync(new DeskAction.Note("客户表示不知道开通过")));
        Assert.True(await session.DoAsync(new DeskAction.Note("客户难缠")));
        Assert.True(await session.DoAsync(new DeskAction.Complain(new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "客户难缠，要求上门", null))));
        await using var db = product.OpenDb();
        var events = (await CallQueries.Events(db, call).ToListAsync()).ConvertAll(LiveCalls.Read).Select(h => h.Event).ToList();
        Assert.Equal([null, "rude"], events.OfType<NoteTaken>().Select(n => n.Kept?[0].Kind));
        Assert.Equal("rude", Assert.Single(events.OfType<ComplaintFiled>()).Kept?[0].Kind);
    }

    [Fact]
    public async Task A_customer_on_the_way_to_the_regulator_calls_the_supervisor_and_no_complaint_stays_ordinary()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await InTalk(hands);
        var (calls, phrases) = (product.Services.GetRequiredService<CallDesk>(), product.Services.GetRequiredService<PhraseLibrary>());
        var told = new List<Notice>();
        using var listening = product.Services.GetRequiredService<NoticeFeed>().Follow(Guid.NewGuid(), 1, told.Add);
        Assert.IsType<CallReply.Stored>(await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "没人上门", null)));
        var state = (await product.Services.GetRequiredService<LiveCalls>().StateAsync(call))!;
        var said = Listening.Of(state, phrases.For("zh-CN"), (Speaker.Customer, "我要去工信部投诉你们", state.PlacedAt.AddMinutes(1)));
        Assert.IsType<CallReply.Stored>(await calls.SendAsync(new Actor.Carrier(), call, said with { SourceKey = "test" }));
        await Eventually.Holds(() => told.Any(n => n.Kind == NoticeKind.CustomerAlarmed), "the supervisor is called");
        Assert.IsType<CallReply.Stored>(await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "要去工信部", null)));
        await using var db = product.OpenDb();
        Assert.All(await db.Complaints.ToListAsync(), c => Assert.Equal(ComplaintSeverity.Serious, c.Severity));
        var view = (await hands.OpenAsync()).View;
        Assert.Equal(("escalation", "superior", true), (view?.Call?.Signal?.Kind, view?.Call?.Signal?.Branch, view?.Call?.Signal?.Called));
        await hands.Do(call, new TakeBranch("superior"));
        Assert.Null((await hands.OpenAsync()).View?.Call?.Signal);
    }

    [Fact]
    public async Task A_customer_who_speaks_of_dying_calls_the_supervisor_and_raises_the_complaint()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await InTalk(hands);
        var told = new List<Notice>();
        using var listening = product.Services.GetRequiredService<NoticeFeed>().Follow(Guid.NewGuid(), 1, told.Add);
        await CustomerSays(product, call, "我真的不想活了，你们还来催费");
        await Eventually.Holds(() => told.Any(n => n.Kind == NoticeKind.CustomerAlarmed), "the supervisor is called");
        Assert.IsType<CallReply.Stored>(await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "催费时情绪激动", null)));
        await using var db = product.OpenDb();
        Assert.Equal(ComplaintSeverity.Serious, Assert.Single(await db.Complaints.ToListAsync()).Severity);
        var signal = (await hands.OpenAsync()).View?.Call?.Signal;
        Assert.Equal(("harm", "superior", true), (signal?.Kind, signal?.Branch, signal?.Called));
        await hands.Do(call, new TakeBranch("superior"));
        Assert.Null((await hands.OpenAsync()).View?.Call?.Signal);
    }

    [Fact]
    public async Task A_customer_who_wants_to_leave_is_not_held_up_but_told_how_and_asked_why()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await InTalk(hands);
        var told = new List<Notice>();
        using var listening = product.Services.GetRequiredService<NoticeFeed>().Follow(Guid.NewGuid(), 1, told.Add);
        await CustomerSays(product, call, "我要携号转网，怎么办理");
        Assert.IsType<CallReply.Stored>(await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "信号不好", null)));
        var signal = (await hands.OpenAsync()).View?.Call?.Signal;
        Assert.Equal(("leaving", "leaving", false), (signal?.Kind, signal?.Branch, signal?.Called));
        await hands.Do(call, new TakeBranch("leaving"));
        var place = (await product.Services.GetRequiredService<LiveCalls>().StateAsync(call))?.Place;
        Assert.Equal("leaving-ask", place?.StepId);
        Assert.Null((await hands.OpenAsync()).View?.Call?.Signal);
        await using var db = product.OpenDb();
        Assert.Equal(ComplaintSeverity.Ordinary, Assert.Single(await db.Complaints.ToListAsync()).Severity);
        Assert.DoesNotContain(told, n => n.Kind == NoticeKind.CustomerAlarmed);
    }

    private static async Task CustomerSays(Product product, Guid call, string words)
    {
        var services = product.Services;
        var state = (await services.GetRequiredService<LiveCalls>().StateAsync(call))!;
        var said = Listening.Of(state, services.GetRequiredService<PhraseLibrary>().For("zh-CN"), (Speaker.Customer, words, state.PlacedAt.AddMinutes(1)));
        Assert.IsType<CallReply.Stored>(await services.GetRequiredService<CallDesk>().SendAsync(new Actor.Carrier(), call, said with { SourceKey = "test" }));
    }

    internal static string With(string yaml) => yaml.Replace("\nrequired:", Rule + "\nrequired:", StringComparison.Ordinal);

    private static async Task<Guid> InTalk(DeskHands hands)
    {
        var call = await hands.DialAsync();
        var talking = await hands.Reaches(call, CallPhase.Talking);
        await hands.AnswerOnly(await hands.AnswerOnly(talking));
        await hands.Until(call, s => s.Transcription is { Running: true }, "transcription runs");
        return call;
    }
}
