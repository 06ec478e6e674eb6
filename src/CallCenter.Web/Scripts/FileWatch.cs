using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Prompts;

namespace CallCenter.Web.Scripts;

/// <summary>
/// Takes up changed scripts, phrase lists, prompts and articles while the product runs. A bad file changes nothing: the old version stays
/// in force and the log says file, line, key and reason.
/// </summary>
public sealed class FileWatch(
    DataPlaces places, ScriptLibrary scripts, PhraseLibrary phrases, PromptLibrary prompts, ScriptShelf shelf, DatabaseGate database,
    ArticleLibrary articles, ArticleShelf articleShelf, ILogger<FileWatch> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenPreparedAsync(stoppingToken);
        var seen = Stamp();
        using var rounds = new PeriodicTimer(Round);
        while (await rounds.WaitForNextTickAsync(stoppingToken))
            try
            {
                var now = Stamp();
                if (now == seen) await shelf.FollowAsync(stoppingToken);
                else await ReloadAsync(stoppingToken);
                seen = now;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Scripts could not be looked at; the next round tries again");
            }
    }

    /// <summary>Phrases first: the others are checked against them.</summary>
    private async Task ReloadAsync(CancellationToken stop)
    {
        IReadOnlyList<FileFlaw> flaws = [.. phrases.Reload(), .. scripts.Reload(), .. prompts.Reload(), .. articles.Reload()];
        foreach (var flaw in flaws) log.LogError("Not taken up, the old version stays in force: {Flaw}", flaw);
        if (flaws.Count > 0) return;
        await shelf.KeepAsync(stop);
        await articleShelf.KeepAsync(stop);
        log.LogInformation("Scripts, phrase lists, prompts and articles were taken up anew");
    }

    /// <summary>Names, sizes and times of the files; editors that replace a file show as well.</summary>
    private string Stamp() => string.Join('\n', places.Folders.Where(Directory.Exists)
        .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        .OrderBy(file => file.FullName, StringComparer.Ordinal)
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
}

/// <summary>Where scripts and prompts lie.</summary>
public sealed record DataPlaces(IReadOnlyList<string> Folders);
