using System.Collections.Frozen;
using CallCenter.Core.Compliance;
using CallCenter.Core.Prompts;
using CallCenter.Core.Scripts;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Prompts;

/// <summary>What the machine itself says or writes, as one unchanging snapshot; bad files leave it as it was.</summary>
public sealed class PromptLibrary
{
    private readonly string _folder;
    private readonly PhraseLibrary _phrases;
    private volatile FrozenDictionary<(string Locale, Prompt Prompt), ScriptText> _now;

    /// <summary>Loads <c>{locale}/{prompt}.txt</c>. Throws <see cref="BadFilesException"/> naming every flaw.</summary>
    public PromptLibrary(string folder, PhraseLibrary phrases)
    {
        (_folder, _phrases) = (folder, phrases);
        var (prompts, flaws) = Read();
        _now = flaws.Count == 0 ? prompts : throw new BadFilesException(flaws);
    }

    /// <summary>The text of a prompt; in Chinese where the language has none.</summary>
    public ScriptText Text(Prompt prompt, string locale) =>
        _now.GetValueOrDefault((locale, prompt)) ?? _now[(PhraseLibrary.Fallback, prompt)];

    /// <summary>What the prompts of a language say that these phrases forbid.</summary>
    public IReadOnlyList<FileFlaw> Against(string locale, PhraseMatcher phrases) =>
    [
        .. _now.Where(p => p.Key.Locale == locale)
            .SelectMany(p => PromptCheck.Flaws(p.Key.Prompt, p.Value, phrases).Select(f => new FileFlaw($"prompts/{locale}/{PromptNames.File(p.Key.Prompt)}", f))),
    ];

    /// <summary>Loads the files anew. With flaws nothing changes and they are the answer.</summary>
    public IReadOnlyList<FileFlaw> Reload()
    {
        var (prompts, flaws) = Read();
        if (flaws.Count == 0)
            _now = prompts;
        return flaws;
    }

    private (FrozenDictionary<(string, Prompt), ScriptText> Prompts, IReadOnlyList<FileFlaw> Flaws) Read()
    {
        var prompts = new Dictionary<(string, Prompt), ScriptText>();
        var flaws = new List<FileFlaw>();
        foreach (var locale in Directory.EnumerateDirectories(_folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal))
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(_folder, locale)).Order(StringComparer.Ordinal))
            {
                var file = $"prompts/{locale}/{Path.GetFileName(path)}";
                var (text, flaw) = DataText.Read(path);
                var prompt = PromptNames.Of(Path.GetFileName(path));
                var parsed = new ScriptText(text.Trim());
                var found = flaw is not null ? [flaw] : PromptCheck.Flaws(prompt, parsed, _phrases.ListOf(locale));
                flaws.AddRange(found.Select(f => new FileFlaw(file, f)));
                if (prompt is { } known)
                    prompts[(locale, known)] = parsed;
            }
            flaws.AddRange(Enum.GetValues<Prompt>().Where(p => !prompts.ContainsKey((locale, p)))
                .Select(p => new FileFlaw($"prompts/{locale}/{PromptNames.File(p)}", new(1, 1, "", "is missing"))));
        }
        if (!prompts.Keys.Any(k => k.Item1 is PhraseLibrary.Fallback) && flaws.Count == 0)
            flaws.Add(new($"prompts/{PhraseLibrary.Fallback}", new(1, 1, "", "is missing")));
        return (prompts.ToFrozenDictionary(), flaws);
    }
}
