using System.Collections.Immutable;

namespace CallCenter.Core.Scripts;

/// <summary>Where a call stands in its script. Folded from events, never stored by itself.</summary>
/// <param name="StepId">The step on the screen.</param>
/// <param name="ReturnTo">The step of the main line that a branch left; none on the main line.</param>
/// <param name="Identity">Who is on the line.</param>
/// <param name="Asked">Ids of every step that was shown, in order, the present one last.</param>
/// <param name="Answers">What was answered, the last answer of a step counts.</param>
/// <param name="Ended">The closing was said; nothing leads on.</param>
public sealed record ScriptPlace(
    string StepId, string? ReturnTo, LineIdentity Identity,
    ImmutableArray<string> Asked, ImmutableDictionary<string, string> Answers, bool Ended)
{
    /// <summary>Who was on the line when each step of <see cref="Asked"/> came up, so that going back also takes back an identity.</summary>
    public ImmutableArray<LineIdentity> Known { get; init; } = [LineIdentity.Unknown];

    /// <summary>What was typed or ticked, by step, as <see cref="AnswerForm"/> stores it.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The place with what was said at its step, the step still shown.</summary>
    internal ScriptPlace With(in Said said) => this with { Answers = said.Answers, Values = said.Values, Identity = said.Identity };

    /// <summary>The place once the next step is shown.</summary>
    internal ScriptPlace Shown(string stepId, string? returnTo, in Said said) => this with
    {
        StepId = stepId,
        ReturnTo = returnTo,
        Identity = said.Identity,
        Answers = said.Answers,
        Values = said.Values,
        Asked = Asked.Add(stepId),
        Known = Known.Add(said.Identity),
    };

    /// <summary>The place in another script: without the steps that are gone and the answers that are dropped.</summary>
    internal ScriptPlace Carried((string StepId, string? ReturnTo, bool Ended) to, IReadOnlyCollection<string> gone, IReadOnlyCollection<string> dropped)
    {
        var kept = Asked.Select((id, i) => (Id: id, Known: i < Known.Length ? Known[i] : Identity)).Where(s => !gone.Contains(s.Id, StringComparer.Ordinal)).ToList();
        if (kept.Count == 0 || !string.Equals(kept[^1].Id, to.StepId, StringComparison.Ordinal))
            kept.Add((to.StepId, Identity));
        return this with
        {
            StepId = to.StepId,
            ReturnTo = to.ReturnTo,
            Ended = to.Ended,
            Asked = [.. kept.Select(s => s.Id)],
            Known = [.. kept.Select(s => s.Known)],
            Answers = Answers.RemoveRange(dropped),
            Values = Values.RemoveRange(dropped),
        };
    }

    /// <summary>The place once the last step, or the end, was taken back; <see cref="ScriptRunner.Back"/> says to where.</summary>
    internal ScriptPlace TakenBack(string stepId, string? returnTo, LineIdentity identity)
    {
        var left = Ended ? Asked.Length : Math.Max(Asked.Length - 1, 0);
        return this with
        {
            StepId = stepId,
            ReturnTo = returnTo,
            Identity = identity,
            Ended = false,
            Asked = Asked[..left],
            Known = Known[..Math.Min(left, Known.Length)],
        };
    }
}

/// <summary>What is known once an answer was given.</summary>
internal readonly record struct Said(
    ImmutableDictionary<string, string> Answers, ImmutableDictionary<string, string> Values, LineIdentity Identity);
