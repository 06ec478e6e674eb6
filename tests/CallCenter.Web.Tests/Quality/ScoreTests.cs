using System.Globalization;
using Bunit;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Quality;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Parts;
using CallCenter.Web.Quality;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Quality;

/// <summary>Scores through real parts: a call with an offence is closed, its sum is done, and a person can do it again from the page.</summary>
public sealed class ScoreTests : IDisposable
{
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_closed_call_is_scored_once_and_its_sum_can_be_done_from_the_page(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var (hands, call) = await ClosedCall(product, "这个我不知道");
        await using var db = product.OpenDb();
        var score = await Eventually.Value(() => ScoreQueries.Of(db, call).FirstOrDefaultAsync(s => s.ScoredAt != null), "the score");
        var happenings = (await CallQueries.Events(db, call).ToListAsync()).ConvertAll(LiveCalls.Read);
        var phrases = product.Services.GetRequiredService<PhraseLibrary>();
        Assert.Equal(phrases.Loaded("zh-CN").Version, score.Rules);
        var offence = Assert.Single(ScoreBook.Read(score), d => d.Kind == DeductionKind.Words);
        var said = Assert.IsType<UtteranceHeard>(happenings.Single(h => h.Seq == offence.Line).Event);
        Assert.Equal(("不知道", score.Rules), (said.Text.Substring(offence.Offset, offence.Length), said.Rules));

        var page = context.Render<ScoreSection>(p => p.Add(x => x.CallId, call).Add(x => x.Sheet, ScoreSheet.Of(score, happenings, phrases.For("zh-CN"), [])));
        var shown = page.FindAll("[data-points]").Sum(cell => int.Parse(cell.GetAttribute("data-points")!, CultureInfo.InvariantCulture));
        Assert.Equal(score.Points, Math.Max(0, 100 - shown));
        Assert.Equal(score.Points!.Value.ToString(CultureInfo.InvariantCulture), page.Find("[data-testid=score-points]").TextContent);
        Assert.Equal(shown, 100 - Evaluate(page.Find("[data-testid=score-sum]").TextContent));
        var row = page.Find("[data-cause=customer-ignorance], tr:has(mark.hit)");
        Assert.Contains("不知道", row.QuerySelector("mark.hit")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^[0-9]{2}:[0-9]{2}$", row.QuerySelector("a")!.TextContent);
        Assert.Equal($"calls/{call}#line-{offence.Line}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(0, await product.Services.GetRequiredService<ScoreBook>().SweepAsync(CancellationToken.None));
        Assert.NotEqual(Guid.Empty, hands.Agent.Id);
    }

    [Fact]
    public async Task An_older_call_is_scored_when_somebody_looks_and_keeps_that_score()
    {
        await using var product = await Product.Start();
        var (_, call) = await ClosedCall(product, "这个我不知道");
        var book = product.Services.GetRequiredService<ScoreBook>();
        await using var db = product.OpenDb();
        await Eventually.Holds(() => ScoreQueries.Of(db, call).AnyAsync(s => s.ScoredAt != null), "the score");
        await db.Scores.ExecuteDeleteAsync();
        var row = await CallRows.One(db, call).SingleAsync();
        var happenings = (await CallQueries.Events(db, call).ToListAsync()).ConvertAll(LiveCalls.Read);
        var first = await book.OfAsync(row, happenings);
        var second = await book.OfAsync(row, [.. happenings.Where(h => h.Event is not UtteranceHeard)]);
        Assert.True(first!.Points < 100);
        Assert.Equal((first.Points, first.ScoredAt), (second!.Points, second.ScoredAt));
        Assert.Null(await book.OfAsync(row with { Phase = CallPhase.WrapUp }, happenings));
    }

    [Fact]
    public async Task An_agent_sees_their_own_scores_a_lead_the_teams_and_nobody_elses()
    {
        await using var product = await Product.Start();
        var (hands, call) = await ClosedCall(product, "这个我不知道");
        await using var db = product.OpenDb();
        await Eventually.Holds(() => ScoreQueries.Of(db, call).AnyAsync(s => s.ScoredAt != null), "the score");
        Task<int> Seen(Actor.Person who, ScoreFilter? filter = null) => ScoreQueries.Seen(db, Sight.Of(who, Act.ReadCall), filter ?? new()).CountAsync();
        Assert.Equal(1, await Seen(hands.Agent));
        Assert.Equal(0, await Seen(hands.Agent with { Id = Guid.NewGuid() }));
        Assert.Equal((1, 0), (await Seen(Lead(1)), await Seen(Lead(2))));
        Assert.Equal(1, await Seen(new(Guid.NewGuid(), null, new HashSet<Role> { Role.Quality }), new(For: DeductionKind.Words, Below: 100, From: 20361101)));
        Assert.Equal(0, await Seen(Lead(1), new(Below: 5)));
        Assert.Equal(0, await Seen(Lead(1), new(To: 20361101)));
    }

    [Fact]
    public async Task A_verdict_becomes_a_case_without_names_and_numbers_and_only_who_may_gives_one()
    {
        await using var product = await Product.Start();
        var (hands, call) = await ClosedCall(product, "张敏女士，您的号码13800005670，这个我不知道");
        await using var db = product.OpenDb();
        var hit = await Eventually.Value(() => ScoreQueries.Of(db, call).FirstOrDefaultAsync(s => s.ScoredAt != null), "the score") is { } score
            ? ScoreBook.Read(score).Single(d => d.Kind == DeductionKind.Words && d.Length == 3) : null;
        var (desk, place) = (product.Services.GetRequiredService<VerdictDesk>(), new HitPlace(call, hit!.Seq, hit.Cause, hit.Offset));
        Assert.False(await desk.SayAsync(hands.Agent, place, HitVerdict.Wrong));
        Assert.False(await desk.SayAsync(Lead(2), place, HitVerdict.Wrong));
        Assert.False(await desk.SayAsync(Lead(1), place with { Offset = place.Offset + 1 }, HitVerdict.Wrong));
        Assert.True(await desk.SayAsync(Lead(1), place, HitVerdict.Wrong));
        var lead = Lead(1);
        Assert.True(await desk.SayAsync(lead, place, HitVerdict.Right));
        var kept = Assert.Single(await ScoreQueries.Cases(db, "zh-CN").ToListAsync());
        Assert.Equal((HitVerdict.Right, lead.Id, "ignorance"), (kept.Verdict, kept.PersonId, kept.Kind));
        Assert.Equal("不知道", kept.Text.Substring(kept.Offset, kept.Length));
        Assert.DoesNotContain("张敏", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("138", kept.Text, StringComparison.Ordinal);
    }

    internal static Actor.Person Lead(long team) => new(Guid.NewGuid(), team, new HashSet<Role> { Role.TeamLead });

    /// <summary>A call through the real line in which the agent says this, closed.</summary>
    internal static async Task<(DeskHands Hands, Guid Call)> ClosedCall(Product product, string said)
    {
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        var talking = await hands.Reaches(call, CallPhase.Talking);
        await hands.AnswerOnly(await hands.AnswerOnly(talking));
        await hands.Until(call, s => s.Transcription is { Running: true }, "transcription runs");
        Assert.True(await hands.Desk.SayAsync(hands.Agent, call, said));
        await hands.Until(call, s => s.Hits >= 1, "the forbidden phrase is heard");
        await hands.Do(call, new HangUp());
        await hands.Reaches(call, CallPhase.WrapUp);
        Assert.IsType<CallReply.Stored>(await hands.Desk.WrapUpAsync(hands.Agent, call, new("other", null, null, null)));
        return (hands, call);
    }

    private static int Evaluate(string sum)
    {
        var left = sum.Split('=')[0].Split('−').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return left[0] - left.Skip(1).Sum();
    }
}
