using CallCenter.Core.Compliance;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>What the list of articles is narrowed to.</summary>
public sealed record ArticleFilter(string Locale, ArticleKind? Kind = null, string? Owner = null, ArticleValidity? Validity = null, bool Retired = false);

/// <summary>Articles and questions as one person sees and works them.</summary>
public sealed class KnowledgeRoom(
    ArticleDesk articles, QuestionDesk questions, ArticleSearch search, PhraseLibrary phrases, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    /// <summary>The most a search of the list shows; the drawer shows <see cref="ArticleSearch.Most"/>.</summary>
    private const int MostListed = 100;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The forbidden wordings in an answer: it is read out to customers.</summary>
    public IReadOnlyList<PhraseHit> Offences(string text) => phrases.Offences(text);

    /// <summary>What the customer may be promised while a question waits.</summary>
    public static PromiseOffer? Promise => QuestionClock.Promise(PromiseCatalogue.Default);

    /// <summary>For the drawer: what meets the question.</summary>
    public async Task<IReadOnlyList<ArticleListed>> FindAsync(string locale, string asked, CancellationToken stop)
    {
        await RequireAsync(Act.ReadKnowledge);
        return await search.FindAsync(locale, asked, ArticleSearch.Most, stop);
    }

    /// <summary>For the drawer before anything is asked: what fits the step, then outages and notices of the day.</summary>
    public async Task<IReadOnlyList<ArticleListed>> OpeningAsync(string locale, string step)
    {
        await RequireAsync(Act.ReadKnowledge);
        var fitting = await search.FindAsync(locale, step, most: 4);
        var news = await search.NewsAsync(locale, most: 8);
        return [.. fitting.Where(x => x.Validity is ArticleValidity.Valid).Concat(news).DistinctBy(x => x.Id)];
    }

    /// <summary>Articles that a step or a phrase names, in that order; what is gone is left out.</summary>
    public async Task<IReadOnlyList<ArticleListed>> LinkedAsync(string locale, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0) return [];
        await RequireAsync(Act.ReadKnowledge);
        await using var db = await dbs.CreateDbContextAsync();
        var rows = await ArticleQueries.Linked(db, locale, keys).ToListAsync();
        return [.. keys.Select(key => rows.Find(r => r.Key == key)).OfType<ArticleRow>().Select(row => ArticleListed.Of(row, search.Today))];
    }

    public async Task<IReadOnlyList<string>> OwnersAsync(string locale)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await ArticleQueries.Owners(db, locale).ToListAsync();
    }

    /// <summary>A piece of the list: a search in the order of its ranking, without one the latest changed first.</summary>
    public async Task<ListSlice<ArticleListed>> ListAsync(ListQuery query, ArticleFilter filter)
    {
        await RequireAsync(Act.ReadKnowledge);
        if (query.Search is { } asked && !filter.Retired)
        {
            var found = await search.FindAsync(filter.Locale, asked, MostListed);
            var shown = found.Where(row => (filter.Kind is null || row.Kind == filter.Kind) && (filter.Owner is null || row.Owner == filter.Owner)
                && (filter.Validity is null || row.Validity == filter.Validity)).AsQueryable().Ordered(query).ToList();
            return new([.. shown.Skip(query.Skip).Take(query.Take)], shown.Count);
        }

        var today = search.Today;
        await using var db = await dbs.CreateDbContextAsync();
        var slice = await Shelf(db, filter, query.Search, today).SliceAsync(query);
        return new([.. slice.Rows.Select(row => ArticleListed.Of(row, today))], slice.Total);
    }

    public async Task<IReadOnlyList<ArticleVersionListed>> VersionsAsync(long article)
    {
        await RequireAsync(Act.ReadKnowledge);
        await using var db = await dbs.CreateDbContextAsync();
        return await ArticleQueries.Versions(db, article).Take(50).ToListAsync();
    }

    public async Task<bool> MayAsync(Act act) => Rights.Allow(await who.RequireAsync(), act, Subject.None) is RightsAnswer.Allowed;

    /// <summary>Whether they see any questions: their own, their team's or all.</summary>
    public async Task<bool> ReadsQuestionsAsync() => Sight.Of(await who.RequireAsync(), Act.ReadQuestions) is not Sight.Nothing;

    public async Task<ArticleAnswer> SaveAsync(SaveArticle command) => await articles.SaveAsync(await who.RequireAsync(), command);

    public async Task<ArticleAnswer> RetireAsync(RetireArticle command) => await articles.RetireAsync(await who.RequireAsync(), command);

    public async Task<IReadOnlyList<ImportOutcome>> ImportAsync(string locale, IEnumerable<ImportedFile> files) =>
        await articles.ImportAsync(await who.RequireAsync(), locale, files);

    public async Task<QuestionReply> AskAsync(AskOwner command) => await questions.AskAsync(await who.RequireAsync(), command);

    public async Task<QuestionReply> AnswerAsync(AnswerQuestion command) => await questions.AnswerAsync(await who.RequireAsync(), command);

    public async Task<ListSlice<QuestionListed>> QuestionsAsync(ListQuery query, bool answered)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadQuestions);
        await using var db = await dbs.CreateDbContextAsync();
        var rows = answered ? QuestionQueries.Answered(db, sight) : QuestionQueries.Open(db, sight);
        if (query.Search is { } asked) rows = rows.Where(x => x.Text.Contains(asked) || x.Owner == asked);
        return await rows.SliceAsync(query);
    }

    private static IQueryable<ArticleRow> Shelf(Db db, ArticleFilter filter, string? asked, DateOnly today)
    {
        var rows = ArticleQueries.Shelf(db, filter.Locale).Where(x => filter.Retired ? x.RetiredAt != null : x.RetiredAt == null);
        if (asked is not null) rows = rows.Where(x => x.Title.Contains(asked) || x.Key == asked);
        if (filter.Kind is { } kind) rows = rows.Where(x => x.Kind == kind);
        if (filter.Owner is { } owner) rows = rows.Where(x => x.Owner == owner);
        return filter.Validity switch
        {
            ArticleValidity.Valid => rows.Where(x => x.ValidFrom <= today && (x.ValidTo == null || x.ValidTo >= today)),
            ArticleValidity.NotYet => rows.Where(x => x.ValidFrom > today),
            ArticleValidity.Expired => rows.Where(x => x.ValidTo != null && x.ValidTo < today),
            _ => rows,
        };
    }

    private async Task RequireAsync(Act act)
    {
        if (!await MayAsync(act)) throw new UnauthorizedAccessException($"{act} is not theirs.");
    }
}
