namespace CallCenter.Core.Scripts;

/// <summary>The head of a script, its branches and what it requires.</summary>
internal static class ScriptShape
{
    private static readonly string[] Locales = ["zh-CN", "en"];

    internal static IEnumerable<Fault> Faults(Script script) =>
        Head(script).Concat(Roles(script)).Concat(Required(script)).Concat(ScriptRoutes.Required(script)).Concat(Branches(script));

    /// <summary>An id as files write it: lower-case letters, digits and single hyphens.</summary>
    internal static bool IsId(string text) =>
        text.Length is > 0 and <= 60 && text.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static IEnumerable<Fault> Head(Script script)
    {
        if (!IsId(script.Id))
            yield return new("id", NoId(script.Id));
        if (script.CallbackKind is null || !IsId(script.Kind))
            yield return new("kind", $"unknown kind '{script.Kind}'");
        if (!Locales.Contains(script.Locale, StringComparer.Ordinal))
            yield return new("locale", $"unknown locale '{script.Locale}', known are {string.Join(", ", Locales)}");
        if (!script.Steps.TryGetValue(script.Start, out var start))
            yield return new("start", $"no step '{script.Start}'");
        else if (start.Branch is not null)
            yield return new("start", $"step '{script.Start}' belongs to a branch");
    }

    private static IEnumerable<Fault> Roles(Script script)
    {
        foreach (var role in new[] { StepRole.Notice, StepRole.Identity })
            if (!script.Steps.Values.Any(s => s.Role == role && s.Branch is null))
                yield return new("steps", $"no step of the main line has the role '{(role == StepRole.Notice ? "notice" : "identity")}'");
    }

    private static IEnumerable<Fault> Required(Script script) =>
        script.Required.Where(id => !script.Steps.ContainsKey(id)).Select(id => new Fault("required", $"no step '{id}'"))
            .Concat(script.Required.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => new Fault("required", $"'{g.Key}' is given twice")));

    private static IEnumerable<Fault> Branches(Script script)
    {
        var letters = new Dictionary<char, string>();
        foreach (var branch in script.Branches.Values)
        {
            var key = $"branches.{branch.Key}";
            if (!IsId(branch.Key))
                yield return new(key, NoId(branch.Key));
            if (!char.IsAsciiLetterLower(branch.Shortcut))
                yield return new($"{key}.shortcut", "is no letter a to z");
            else if (!letters.TryAdd(branch.Shortcut, branch.Key))
                yield return new($"{key}.shortcut", $"'{branch.Shortcut}' is taken by branch '{letters[branch.Shortcut]}'");
            if (!script.Steps.TryGetValue(branch.Start, out var start) || !string.Equals(start.Branch, branch.Key, StringComparison.Ordinal))
                yield return new($"{key}.start", $"no step '{branch.Start}' in this branch");
        }
    }

    internal static string NoId(string text) =>
        text.Length == 0 ? "is empty" : $"'{text}' is no id: lower-case letters, digits and hyphens";
}
