using CallCenter.Core.Compliance;

namespace CallCenter.Core.Scripts;

/// <summary>The words of a script: placeholders that exist and may be said, no forbidden phrase, known required phrases.</summary>
internal static class ScriptWords
{
    internal static IEnumerable<Fault> Faults(Script script, ScriptGraph graph, TextCheck phrases)
    {
        var ofSteps = script.Steps.Values.SelectMany(step => Placeholders(step.Say, StepShape.Key(step, "say"))
            .Concat(step.Note is null ? [] : Placeholders(step.Note, StepShape.Key(step, "note")))
            .Concat(Personal(step, graph))
            .Concat(step.Phrases.Where(id => !phrases.Required.Contains(id)).Select(id => new Fault(StepShape.Key(step, "phrases"), $"unknown phrase '{id}'"))));
        return ofSteps.Concat(Texts(script).SelectMany(t => Words(t.Key, t.Text, phrases, new(Speaker.Agent, script.Kind, t.Step))));
    }

    /// <summary>Faults of the braces of a text and of the facts it names.</summary>
    internal static IEnumerable<Fault> Placeholders(ScriptText text, string key)
    {
        if (text.Fault is { } fault)
            yield return new(key, fault);
        foreach (var hole in text.Placeholders)
            if (ScriptFacts.Find(hole.Name) is not { } fact)
                yield return new(key, $"unknown placeholder '{hole.Name}'");
            else if (fact.Format == FactFormat.Key)
                yield return new(key, $"placeholder '{hole.Name}' is for conditions and cannot be shown");
            else if (hole.Format is { } format && FactFormats.Of(format) is not { } asked)
                yield return new(key, $"unknown format '{format}' of placeholder '{hole.Name}'");
            else if (hole.Format is { } other && FactFormats.Of(other) is { } shown && !FactFormats.Fits(shown, fact.Format))
                yield return new(key, $"placeholder '{hole.Name}' cannot be shown as '{other}'");
    }

    /// <summary>An empty text, or one that says what nobody may say there.</summary>
    internal static IEnumerable<Fault> Words(string key, string text, TextCheck phrases, RuleScope said)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new(key, "is empty");
        foreach (var hit in phrases.Hits(text, said))
            yield return new(key, $"forbidden phrase '{hit.Text}' (rule '{hit.Rule}')");
    }

    private static IEnumerable<Fault> Personal(Step step, ScriptGraph graph) =>
        step.Say.Names.Select(n => (Name: n, Part: "say")).Concat((step.Note?.Names ?? []).Select(n => (Name: n, Part: "note")))
            .Where(n => ScriptFacts.Find(n.Name) is { Personal: true } && graph.IsOpenToOthers(step.Id))
            .Select(n => new Fault(StepShape.Key(step, n.Part), $"placeholder '{n.Name}' may be said before the holder is verified"));

    private static IEnumerable<(string Key, string Text, string? Step)> Texts(Script script) =>
        script.Steps.Values.SelectMany(step => (step.Role == StepRole.Route ? [] : step.Answers)
                .Select(a => (StepShape.Key(step, $"answers.{a.Key}.label"), a.Label))
                .Concat(Own(step)).Select(t => (t.Item1, t.Item2, (string?)step.Id)))
            .Concat(script.Branches.Values.Select(b => ($"branches.{b.Key}.label", b.Label, (string?)null)))
            .Prepend(("title", script.Title, null));

    // A note alone is no speech; a route shows nothing but its title in the flow.
    private static IEnumerable<(string Key, string Text)> Own(Step step)
    {
        yield return (StepShape.Key(step, "title"), step.Title);
        if (step.Role == StepRole.Route)
            yield break;
        if (step.Note is null || step.Say.Source.Length > 0)
            yield return (StepShape.Key(step, "say"), step.Say.Source);
        if (step.Note is { } note)
            yield return (StepShape.Key(step, "note"), note.Source);
        foreach (var option in step.Ask is AnswerForm.Several several ? several.Options : [])
            yield return (StepShape.Key(step, "ask.options"), option.Label);
    }
}
