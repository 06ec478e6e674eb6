namespace CallCenter.Core.Scripts;

/// <summary>The steps of a script, their answers and where these lead.</summary>
internal static class StepShape
{
    private const int MostAnswers = 9;

    internal static IEnumerable<Fault> Faults(Script script) => script.Steps.Values.SelectMany(step =>
        Step(step)
            .Concat(step.Role switch
            {
                StepRole.Closing => Closing(step),
                StepRole.Route => ScriptRoutes.Faults(script, step),
                _ => Asking(step),
            })
            .Concat(step.Answers.SelectMany(answer => Answer(script, step, answer))));

    private static IEnumerable<Fault> Step(Step step)
    {
        if (!ScriptShape.IsId(step.Id))
            yield return new(Key(step), ScriptShape.NoId(step.Id));
        if (Keys(step) > MostAnswers)
            yield return new(Key(step, "answers"), $"more than {MostAnswers} answers: {Keys(step)}");
        foreach (var twice in step.Answers.GroupBy(a => a.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new(Key(step, $"answers.{twice.Key}"), "is given twice");
    }

    // What the desk shows a key 1–9 for.
    private static int Keys(Step step) => step.Answers.Count + step.Ask switch
    {
        AnswerForm.Several several => several.Options.Count - 1,
        AnswerForm.Rating rating => rating.Scale - 1,
        _ => 0,
    };

    private static IEnumerable<Fault> Closing(Step step)
    {
        if (step.Answers.Count != 1 || !Ends(step.Answers[0]))
            yield return new(Key(step, "answers"), "a closing leads nowhere");
        if (step.Outcomes.Count == 0)
            yield return new(Key(step, "outcomes"), "a closing needs an outcome");
        foreach (var outcome in step.Outcomes.Where(o => !ScriptShape.IsId(o)))
            yield return new(Key(step, "outcomes"), ScriptShape.NoId(outcome));
    }

    private static IEnumerable<Fault> Asking(Step step)
    {
        if (step.Outcomes.Count > 0)
            yield return new(Key(step, "outcomes"), "only a closing has outcomes");
        foreach (var fault in Form(step))
            yield return fault;
        if (step.Answers.Count == 0)
            yield return new(Key(step), "dead end: it leads nowhere");
        foreach (var end in step.Answers.Where(Ends))
            yield return new(Key(step, $"answers.{end.Key}"), "dead end: only a closing ends the call");
        if (step.Answers.Count > 1 || step.Ask is not null)
            foreach (var always in new[] { "declined", "unknown" })
                if (!step.Answers.Any(a => string.Equals(a.Key, always, StringComparison.Ordinal)))
                    yield return new(Key(step, "answers"), $"a question without the answer '{always}'");
    }

    private static IEnumerable<Fault> Form(Step step)
    {
        if (step.Ask is AnswerForm.Several several)
        {
            foreach (var bad in several.Options.Where(o => !ScriptShape.IsId(o.Key)))
                yield return new(Key(step, "ask.options"), ScriptShape.NoId(bad.Key));
            foreach (var twice in several.Options.GroupBy(o => o.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return new(Key(step, "ask.options"), $"'{twice.Key}' is given twice");
            if (several.Least > several.Most || several.Most > several.Options.Count)
                yield return new(Key(step, "ask"), $"between {several.Least} and {several.Most} of {several.Options.Count} options cannot be chosen");
        }
        if (step.Ask is AnswerForm.Number { Least: var least, Most: var most } && least > most)
            yield return new(Key(step, "ask"), "the least is more than the most");
        if (step.Ask is AnswerForm.Date { Earliest: var first, Latest: var last } && first > last)
            yield return new(Key(step, "ask"), "the earliest day lies after the latest");
    }

    private static IEnumerable<Fault> Answer(Script script, Step step, StepAnswer answer)
    {
        var key = Key(step, $"answers.{answer.Key}");
        if (!ScriptShape.IsId(answer.Key))
            yield return new(key, ScriptShape.NoId(answer.Key));
        if ((answer.Next is null ? 0 : 1) + (answer.TakesBranch is null ? 0 : 1) + (answer.Returns ? 1 : 0) > 1)
            yield return new(key, "leads to more than one place");
        if (answer.Next is { } next && !script.Steps.ContainsKey(next))
            yield return new($"{key}.next", $"no step '{next}'");
        else if (answer.Next is { } there && !string.Equals(script.Steps[there].Branch, step.Branch, StringComparison.Ordinal))
            yield return new($"{key}.next", $"step '{there}' lies elsewhere: enter a branch with 'branch', leave it with 'returns'");
        if (answer.TakesBranch is { } branch && !script.Branches.ContainsKey(branch))
            yield return new($"{key}.branch", $"no branch '{branch}'");
        if (answer.Identity is not null && step.Role != StepRole.Identity)
            yield return new($"{key}.identity", "only a step with the role 'identity' says who is on the line");
        if (answer.Returns && step.Branch is null)
            yield return new($"{key}.returns", "the main line has nothing to return to");
    }

    internal static bool Ends(StepAnswer answer) => answer is { Next: null, TakesBranch: null, Returns: false };

    internal static string Key(Step step, string? part = null) => part is null ? $"steps.{step.Id}" : $"steps.{step.Id}.{part}";
}
