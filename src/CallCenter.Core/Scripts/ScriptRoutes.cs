namespace CallCenter.Core.Scripts;

/// <summary>The routes of a script: conditions over facts and answers that exist, and no way round in a circle.</summary>
internal static class ScriptRoutes
{
    internal static IEnumerable<Fault> Faults(Script script, Step route)
    {
        if (string.Equals(script.Start, route.Id, StringComparison.Ordinal))
            yield return new(StepShape.Key(route), "a script cannot start with a route");
        for (var i = 0; i < route.Answers.Count; i++)
        {
            var (way, last) = (route.Answers[i], i == route.Answers.Count - 1);
            var key = StepShape.Key(route, $"answers.{way.Key}");
            if (way.Next is null)
                yield return new(key, "a way of a route leads to a step");
            if (last != way.When is null)
                yield return new(key, last ? "the last way of a route has no condition" : "only the last way of a route has no condition");
            foreach (var fault in way.When is null ? [] : OfCondition(script, way.When))
                yield return new($"{key}.when", fault);
        }
        if (Circles(script, route))
            yield return new(StepShape.Key(route), "routes lead round in a circle");
    }

    /// <summary>Conditions of required steps.</summary>
    internal static IEnumerable<Fault> Required(Script script) => script.RequiredWhen.SelectMany(required =>
        OfCondition(script, required.Value).Select(fault => new Fault($"required.{required.Key}.when", fault)));

    private static bool Circles(Script script, Step route)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Step>([route]);
        while (open.TryPop(out var step))
            foreach (var next in step.Answers.Select(a => a.Next).OfType<string>())
                if (string.Equals(next, route.Id, StringComparison.Ordinal))
                    return true;
                else if (script.Steps.TryGetValue(next, out var there) && there.Role == StepRole.Route && seen.Add(next))
                    open.Push(there);
        return false;
    }

    private static IEnumerable<string> OfCondition(Script script, Condition condition) => condition switch
    {
        Condition.All all => all.Parts.SelectMany(p => OfCondition(script, p)),
        Condition.Any any => any.Parts.SelectMany(p => OfCondition(script, p)),
        Condition.Not not => OfCondition(script, not.Part),
        Condition.Known known => OfName(script, known.Name),
        Condition.Has has => OfName(script, has.Name).Concat(OfChoice(script, has.Name, has.Key)),
        Condition.Compare compare => OfComparison(script, compare),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> OfName(Script script, string name)
    {
        if (!name.StartsWith(Datum.Answers, StringComparison.Ordinal))
            return ScriptFacts.Find(name) is null ? [$"unknown fact '{name}'"] : [];
        var step = name[Datum.Answers.Length..];
        return script.Steps.ContainsKey(step) ? [] : [$"no step '{step}'"];
    }

    private static List<string> OfComparison(Script script, Condition.Compare compare)
    {
        List<string> faults = [.. new[] { compare.Left.Name, compare.Right.Name }.OfType<string>().SelectMany(n => OfName(script, n))];
        if (faults.Count > 0)
            return faults;
        if (compare.Left.Name is { } name && compare.Right is { Name: null, Written: { Kind: DatumKind.Text, Text: { } key } })
            faults.AddRange(OfChoice(script, name, key));
        var (left, right) = (KindOf(script, compare.Left), KindOf(script, compare.Right));
        if (left is not null && right is not null && left != right)
            faults.Add($"{Words(left.Value)} is compared with {Words(right.Value)}");
        return faults;
    }

    // An answer by choice is one of its keys; what was typed may be anything, and instead of it stands 'declined' or 'unknown'.
    private static IEnumerable<string> OfChoice(Script script, string name, string key)
    {
        if (!name.StartsWith(Datum.Answers, StringComparison.Ordinal) || !script.Steps.TryGetValue(name[Datum.Answers.Length..], out var step))
            return [];
        var known = step.Ask is AnswerForm.Several several
            ? several.Options.Any(o => string.Equals(o.Key, key, StringComparison.Ordinal))
            : step.Ask is not null || step.Answers.Any(a => string.Equals(a.Key, key, StringComparison.Ordinal));
        return known || key is "declined" or "unknown" ? [] : [$"step '{step.Id}' has no answer '{key}'"];
    }

    private static DatumKind? KindOf(Script script, Operand side)
    {
        if (side.Name is not { } name)
            return side.Written.Kind;
        if (ScriptFacts.Find(name) is { } fact)
            return Datum.KindOf(fact.Format);
        return script.Steps.GetValueOrDefault(name[Datum.Answers.Length..])?.Ask is null ? DatumKind.Text : null;
    }

    private static string Words(DatumKind kind) => kind switch
    {
        DatumKind.Number => "a number",
        DatumKind.Day => "a day",
        _ => "a text",
    };
}
