using System.Diagnostics;
using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Layout;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>What people do with articles: write, import, retire.</summary>
public sealed class ArticleDesk(Writes writes, OfficeClock clock)
{
    /// <summary>The most files of one import.</summary>
    public const int MostFiles = 200;

    public async Task<ArticleAnswer> SaveAsync(Actor.Person actor, SaveArticle command, CancellationToken stop = default)
    {
        if (!May(actor)) return new ArticleAnswer.NotAllowed();
        var (article, flaws) = Read(command.Source, command.Locale);
        if (article is null) return new ArticleAnswer.Faulty(flaws);
        if (command.Seen is { } seen && seen.Key != article.Id)
            return new ArticleAnswer.Faulty([new(2, 1, "id", $"stays '{seen.Key}'")]);
        return await TryAsync(() => writes.RunAsync(db => PutAsync(db, command.Seen?.Version, new(article, command.Source, ArticleOrigin.Page, actor.Id)), stop));
    }

    /// <summary>Takes each file for itself: a bad one is named and keeps no other out.</summary>
    public async Task<IReadOnlyList<ImportOutcome>> ImportAsync(Actor.Person actor, string locale, IEnumerable<ImportedFile> files, CancellationToken stop = default)
    {
        var outcomes = new List<ImportOutcome>();
        foreach (var file in files.Take(MostFiles))
        {
            var began = Stopwatch.GetTimestamp();
            outcomes.Add(new(file.Name, await ImportAsync(actor, locale, file, stop)));
            // Calls go on beside it: whoever waits for the disk or the processor has half of the time.
            await Task.Delay(Stopwatch.GetElapsedTime(began), stop);
        }

        return outcomes;
    }

    public async Task<ArticleAnswer> RetireAsync(Actor.Person actor, RetireArticle command, CancellationToken stop = default)
    {
        if (!May(actor)) return new ArticleAnswer.NotAllowed();
        DateTimeOffset? at = command.Retired ? clock.GetUtcNow() : null;
        var changed = await writes.RunAsync(
            db => db.Articles.Where(x => x.Id == command.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.RetiredAt, at), stop), stop);
        return changed == 1 ? new ArticleAnswer.Done(command.Id) : new ArticleAnswer.NotFound();
    }

    /// <summary>What is wrong with a text before anybody saves it.</summary>
    public static (Article? Article, IReadOnlyList<Core.Scripts.Flaw> Flaws) Read(string source, string locale) =>
        source.Length > DataText.LargestFile ? (null, [new(1, 1, "", $"is larger than {DataText.LargestFile} bytes")])
        : Texts.All.Any(texts => texts.Language == locale) ? ArticleReader.Read(source, locale)
        : (null, [new(1, 1, "", $"there is no language '{locale}'")]);

    private async Task<ArticleAnswer> ImportAsync(Actor.Person actor, string locale, ImportedFile file, CancellationToken stop)
    {
        if (!May(actor)) return new ArticleAnswer.NotAllowed();
        var (source, flaw) = DataText.Decode(file.Bytes);
        if (flaw is not null) return new ArticleAnswer.Faulty([flaw]);
        var (article, flaws) = Read(source, locale);
        if (article is null) return new ArticleAnswer.Faulty(flaws);
        return await TryAsync(() => writes.RunAsync<ArticleAnswer>(async db =>
            new ArticleAnswer.Done((await ArticleShelf.PutAsync(db, new(article, source, ArticleOrigin.Import, actor.Id), clock.GetUtcNow())).Id), stop));
    }

    private async Task<ArticleAnswer> PutAsync(Db db, int? seen, NewVersion version)
    {
        var before = await db.Articles.FirstOrDefaultAsync(x => x.Key == version.Article.Id && x.Locale == version.Article.Locale);
        if (seen is null && before is { RetiredAt: null }) return new ArticleAnswer.Taken();
        if (seen is { } wanted && before?.Version != wanted) return before is null ? new ArticleAnswer.NotFound() : new ArticleAnswer.ChangedMeanwhile();
        return new ArticleAnswer.Done((await ArticleShelf.PutAsync(db, version, clock.GetUtcNow())).Id);
    }

    private static async Task<ArticleAnswer> TryAsync(Func<Task<ArticleAnswer>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ArticleAnswer.ChangedMeanwhile();
        }
    }

    private static bool May(Actor.Person actor) => Rights.Allow(actor, Act.ManageKnowledge, Subject.None) is RightsAnswer.Allowed;
}
