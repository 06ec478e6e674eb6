using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>What the buttons say that files need not write.</summary>
internal sealed record StepLabels(string Next, string End, string Declined, string Unknown, string Given)
{
    internal static StepLabels Of(string locale) => locale.StartsWith("zh", StringComparison.Ordinal)
        ? new("继续", "结束通话", "不愿回答", "说不清", "记下")
        : new("Continue", "End the call", "Prefers not to say", "Not sure", "Keep");
}

/// <summary>The words of the format for roles, identities and forms.</summary>
internal static class StepWords
{
    internal static StepRole? Role(string text) => text switch
    {
        "notice" => StepRole.Notice,
        "identity" => StepRole.Identity,
        "closing" => StepRole.Closing,
        "route" => StepRole.Route,
        _ => null,
    };

    internal static LineIdentity? Identity(string text) => text switch
    {
        "holder" => LineIdentity.Holder,
        "line-user" => LineIdentity.LineUser,
        "other" => LineIdentity.Other,
        _ => null,
    };

    internal static DeskForm? Form(string text) => text switch
    {
        "follow-up" => DeskForm.FollowUp,
        "complaint" => DeskForm.Complaint,
        "stop-calling" => DeskForm.StopCalling,
        _ => null,
    };
}

/// <summary>Reads one step. Its ways on are written as answers, as one way on for all, or not at all in a closing.</summary>
internal static class StepReader
{
    internal static Step Read(string id, string? branch, YamlFields fields, StepLabels labels)
    {
        var role = fields.Choice("role", StepWords.Role) ?? StepRole.None;
        var title = fields.Text("title");
        if (role == StepRole.Route)
            return Done(fields, new(id, title, role, new(""), Ways(fields), [], branch, []));
        var (note, ask) = (fields.OptionalText("note"), FormReader.Read(fields));
        var said = note is null ? fields.Text("say") : fields.OptionalText("say") ?? "";
        var answers = ask is null ? Answers(fields, role, labels) : Typed(fields, labels);
        return Done(fields, new(id, title, role, new(said.Trim()), answers, fields.Texts("phrases"), branch, fields.Texts("outcomes"))
        {
            Note = note is null ? null : new(note.Trim()),
            Ask = ask,
            HolderOnly = fields.Flag("holder"),
            Knowledge = fields.Texts("knowledge"),
        });
    }

    private static Step Done(YamlFields fields, Step step)
    {
        fields.Done();
        return step;
    }

    private static List<StepAnswer> Ways(YamlFields fields)
    {
        var ways = new List<StepAnswer>();
        foreach (var node in fields.List("ways"))
            if (YamlFields.Of(node, fields.KeyOf($"answers.way-{ways.Count + 1}"), fields.Log) is { } way)
            {
                ways.Add(new($"way-{ways.Count + 1}", "", way.Text("next"), null, false, null, null) { When = RequiredReader.ConditionOf(way, "when") });
                way.Done();
            }
        if (ways.Count == 0)
            fields.Log.Refuse(fields.Map, fields.KeyOf("ways"), "a route needs a way");
        return ways;
    }

    // What was typed leads one way, 不愿回答 and 说不清 another.
    private static List<StepAnswer> Typed(YamlFields fields, StepLabels labels)
    {
        var answers = new List<StepAnswer>();
        if (Way(fields, "next", labels.Given) is { } way)
            answers.Add(way with { Key = AnswerForm.Given });
        else
            fields.Log.Refuse(fields.Map, fields.Path, "dead end: it needs 'next', 'branch' or 'returns'");
        fields.Log.Spot(fields.KeyOf($"answers.{AnswerForm.Given}.next"), fields.Find("next") ?? fields.Map);
        if (fields.Find("answers") is { } stray)
            fields.Log.Refuse(stray, fields.KeyOf("answers"), "a typed answer has no choices beside it");
        AddOtherwise(fields, answers, labels);
        return answers;
    }

    private static List<StepAnswer> Answers(YamlFields fields, StepRole role, StepLabels labels)
    {
        var written = Written(fields);
        var single = Way(fields, "next", labels.Next);
        if (single is not null && (written.Count > 0 || fields.Has("otherwise")))
            fields.Log.Refuse(fields.Map, fields.Path, "has both answers and one way on for all");
        if (single is not null)
            return Single(fields, single);
        AddOtherwise(fields, written, labels);
        var closes = role == StepRole.Closing && written.Count == 0;
        foreach (var stray in new[] { "opens", "identity" }.Where(k => fields.Has(k) && !(closes && k is "opens")))
            fields.Log.Refuse(fields.Map, fields.KeyOf(stray), "belongs to an answer here");
        return closes
            ? [new("end", labels.End, null, null, false, null, fields.Choice("opens", StepWords.Form))]
            : written;
    }

    private static List<StepAnswer> Single(YamlFields fields, StepAnswer way)
    {
        foreach (var written in new[] { "next", "branch", "returns" })
            if (fields.Find(written) is { } node)
                fields.Log.Spot(fields.KeyOf($"answers.next.{written}"), node);
        return [way];
    }

    private static List<StepAnswer> Written(YamlFields fields)
    {
        var answers = new List<StepAnswer>();
        foreach (var node in fields.List("answers"))
        {
            var key = (node as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text is "key")?.Value is YamlScalar k ? $"answers.{k.Text}" : "answers";
            if (YamlFields.Of(node, fields.KeyOf(key), fields.Log) is not { } answer)
                continue;
            var way = Way(answer, answer.Text("key"), answer.Text("label"));
            if (way is not null)
                answers.Add(way);
            else if (!answer.Has("returns"))
                fields.Log.Refuse(answer.Map, answer.Path, "dead end: it needs 'next', 'branch' or 'returns'");
            answer.Done();
        }
        return answers;
    }

    // 不愿回答 and 说不清 are always there: what the file did not write is added last and leads where 'otherwise' says. domain §2.
    private static void AddOtherwise(YamlFields fields, List<StepAnswer> answers, StepLabels labels)
    {
        if (fields.OptionalText("otherwise") is not { } next)
            return;
        fields.Log.Spot(fields.KeyOf("answers.declined"), fields.Find("otherwise") ?? fields.Map);
        fields.Log.Spot(fields.KeyOf("answers.unknown"), fields.Find("otherwise") ?? fields.Map);
        foreach (var (key, label) in new[] { ("declined", labels.Declined), ("unknown", labels.Unknown) })
            if (!answers.Exists(a => string.Equals(a.Key, key, StringComparison.Ordinal)))
                answers.Add(new(key, label, next, null, false, null, null));
    }

    private static StepAnswer? Way(YamlFields fields, string key, string label)
    {
        var (next, branch, returns) = (fields.OptionalText("next"), fields.OptionalText("branch"), fields.Flag("returns"));
        var (identity, opens) = (fields.Choice("identity", StepWords.Identity), fields.Choice("opens", StepWords.Form));
        return next is null && branch is null && !returns ? null : new(key, label, next, branch, returns, identity, opens);
    }
}
