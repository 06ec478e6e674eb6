using System.Globalization;

namespace CallCenter.Core.Scripts;

/// <summary>How long a step takes to read out.</summary>
public static class ReadingTime
{
    /// <summary>Longest step before the customer loses the thread, in seconds. Issue of the house, not of a rule book.</summary>
    public const double Longest = 20;

    // Telephone speech: about 4.5 Chinese characters, 2.7 English words a second.
    private const double HanPerSecond = 4.5;
    private const double WordsPerSecond = 2.7;

    /// <summary>Seconds to say a step with these facts.</summary>
    public static double Of(Step step, string locale, IReadOnlyDictionary<string, Fact> facts)
    {
        var said = step.Say.Render(facts, CultureInfo.GetCultureInfo(locale));
        return locale.StartsWith("zh", StringComparison.Ordinal)
            ? said.Count(char.IsLetterOrDigit) / HanPerSecond
            : said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length / WordsPerSecond;
    }
}

/// <summary>What a script's author should look at.</summary>
public enum AdviceKind
{
    /// <summary>It takes longer than <see cref="ReadingTime.Longest"/> to read.</summary>
    LongToRead,

    /// <summary>More than seven answers: nobody reads them while talking.</summary>
    ManyAnswers,

    /// <summary>No test dialogue shows it. Publishing is refused.</summary>
    Uncovered,

    /// <summary>No test dialogue takes it. Publishing is refused.</summary>
    UncoveredBranch,

    /// <summary>A test dialogue does not work any more. Publishing is refused.</summary>
    BrokenDialogue,
}

/// <summary>One thing to look at.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Where in the file, such as <c>steps.greeting</c>.</param>
/// <param name="Name">Id of the step or branch, or name of the dialogue.</param>
/// <param name="Value">Seconds, answers or the number of the move.</param>
public sealed record Advice(AdviceKind Kind, string Key, string Name, double Value)
{
    /// <summary>Whether it stands against publishing.</summary>
    public bool Blocks => Kind is AdviceKind.Uncovered or AdviceKind.UncoveredBranch or AdviceKind.BrokenDialogue;
}

/// <summary>Looks at a sound script with its author's eyes.</summary>
public static class ScriptAdvice
{
    private const int ManyAnswers = 7;

    /// <summary>Everything to look at, in the order of the script.</summary>
    public static IReadOnlyList<Advice> Of(Script script, ScriptCoverage coverage) =>
    [
        .. script.Steps.Values.SelectMany(step => OfStep(script, step)),
        .. coverage.Missing.Select(id => new Advice(AdviceKind.Uncovered, $"steps.{id}", id, 0)),
        .. coverage.MissingBranches.Select(key => new Advice(AdviceKind.UncoveredBranch, $"branches.{key}", key, 0)),
        .. coverage.Broken.Select(b => new Advice(AdviceKind.BrokenDialogue, $"dialogues.{b.Dialogue}", b.Dialogue, b.Move)),
    ];

    private static IEnumerable<Advice> OfStep(Script script, Step step)
    {
        var seconds = ReadingTime.Of(step, script.Locale, ScriptFacts.SamplesIn(script.Locale));
        if (seconds > ReadingTime.Longest)
            yield return new(AdviceKind.LongToRead, $"steps.{step.Id}", step.Id, seconds);
        if (step.Role != StepRole.Route && step.Answers.Count > ManyAnswers)
            yield return new(AdviceKind.ManyAnswers, $"steps.{step.Id}", step.Id, step.Answers.Count);
    }
}
