using System.Collections.Immutable;

namespace CallCenter.Core.Scripts;

/// <summary>
/// A place taken over into the same script in another language: step and answers stay where the ids of both agree. Pure and total. domain §2,
/// branch <c>language</c>.
/// </summary>
/// <param name="Place">Where the call stands in the other script.</param>
/// <param name="Gone">Ids of steps that were shown and that the other script does not have.</param>
/// <param name="Dropped">Ids of steps whose answer the other script does not take: they are to be asked again.</param>
public sealed record CarriedPlace(ScriptPlace Place, IReadOnlyList<string> Gone, IReadOnlyList<string> Dropped)
{
    /// <summary>Takes a place over.</summary>
    /// <param name="place">Where the call stands.</param>
    /// <param name="other">The script it goes on in.</param>
    public static CarriedPlace Of(ScriptPlace place, Script other)
    {
        IReadOnlyList<string> gone = [.. place.Asked.Where(id => !other.Steps.ContainsKey(id)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> dropped = [.. place.Answers.Keys.Where(id => !Takes(other, id, place)).Order(StringComparer.Ordinal)];
        var asked = place.Asked.Where(other.Steps.ContainsKey).ToList();
        var to = other.Steps.ContainsKey(place.StepId) ? place.StepId : asked is [.., var last] ? last : other.Start;
        var returnTo = other.Steps.GetValueOrDefault(to)?.Branch is null ? null : asked.FindLast(id => other.Steps[id].Branch is null);
        return new(place.Carried((to, returnTo, place.Ended && to == place.StepId), gone, dropped), gone, dropped);
    }

    private static bool Takes(Script other, string stepId, ScriptPlace place)
    {
        if (!other.Steps.TryGetValue(stepId, out var step) || !step.Answers.Any(a => string.Equals(a.Key, place.Answers[stepId], StringComparison.Ordinal)))
            return false;
        // What masked digits were is not known any more, only that they were compared.
        return !place.Values.TryGetValue(stepId, out var value) || step.Ask is AnswerForm.Masked || step.Ask?.Read(value).Value is not null;
    }
}
