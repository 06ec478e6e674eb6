namespace CallCenter.Core.Scripts;

/// <summary>Which steps a call can come to, and with whom on the line; from which it can end. Total on broken scripts.</summary>
internal sealed class ScriptGraph
{
    private readonly Script _script;
    private readonly HashSet<(string Step, LineIdentity Identity)> _seen = [];
    private readonly Dictionary<LineIdentity, HashSet<LineIdentity>> _returns = [];

    private readonly HashSet<string> _beforeIdentity = new(StringComparer.Ordinal);

    private ScriptGraph(Script script) => _script = script;

    internal static ScriptGraph Of(Script script)
    {
        var graph = new ScriptGraph(script);
        graph.WalkToIdentity();
        graph.WalkMainLine();
        return graph;
    }

    /// <summary>Whether the step can come up while nobody has said to be the holder.</summary>
    internal bool IsOpenToOthers(string step) =>
        Enum.GetValues<LineIdentity>().Any(i => i != LineIdentity.Holder && _seen.Contains((step, i)));

    internal IEnumerable<Fault> Faults()
    {
        var reached = _seen.Select(s => s.Step).ToHashSet(StringComparer.Ordinal);
        var ending = LeadingTo(s => s.Role == StepRole.Closing || IsLoose(s));
        var leaving = LeadingTo(s => s.Role == StepRole.Closing || IsLoose(s) || s.Answers.Any(a => a.Returns));
        foreach (var step in HasLooseEnds() ? [] : _script.Steps.Values.Where(s => !reached.Contains(s.Id)))
            yield return new(StepShape.Key(step), "unreachable: no answer leads here");
        var stuck = _script.Branches.Values.Where(b => _script.Steps.ContainsKey(b.Start) && !leaving.Contains(b.Start)).ToList();
        foreach (var branch in stuck)
            yield return new($"branches.{branch.Key}", "a branch without a closing or a way back");
        foreach (var step in _script.Steps.Values.Where(s => reached.Contains(s.Id) && s.Answers.Count > 0 && !stuck.Exists(b => b.Key == s.Branch)))
            if (!(step.Branch is null ? ending : leaving).Contains(step.Id))
                yield return new(StepShape.Key(step), "dead end: no closing can be reached from here");
    }

    // What leads to a name that does not exist is told as such; whatever else follows from it is not told again.
    private bool HasLooseEnds() => !_script.Steps.ContainsKey(_script.Start)
        || _script.Branches.Values.Any(b => !_script.Steps.ContainsKey(b.Start)) || _script.Steps.Values.Any(IsLoose);

    private bool IsLoose(Step step) => step.Answers.Any(a => (a.Returns && step.Branch is null)
        || (!StepShape.Ends(a) && !a.Returns && (Target(a) is not { } target || !_script.Steps.ContainsKey(target))));

    // Every branch is at hand at every step, so what a visit to the branches can come back with depends only on who entered.
    private void WalkMainLine()
    {
        var open = new Stack<(string Step, LineIdentity Identity)>([(_script.Start, LineIdentity.Unknown)]);
        while (open.TryPop(out var at))
        {
            if (!_script.Steps.TryGetValue(at.Step, out var step) || !_seen.Add(at))
                continue;
            foreach (var back in VisitBranches(at.Identity))
                foreach (var landing in Landings(at, back))
                    open.Push(landing);
            foreach (var answer in step.Answers)
                foreach (var next in Next(at, answer))
                    open.Push(next);
        }
    }

    // An answer that enters a branch with another identity comes back here with what that visit brings.
    private IEnumerable<(string, LineIdentity)> Next((string Step, LineIdentity Identity) at, StepAnswer answer)
    {
        var identity = answer.IdentityAfter(_script.Steps[at.Step], at.Identity);
        if (answer.Next is { } next)
            yield return (next, identity);
        else if (answer.TakesBranch is not null && identity != at.Identity)
            foreach (var back in VisitBranches(identity))
                foreach (var landing in Landings(at, back))
                    yield return landing;
    }

    // As the runner does: with someone else on the line than when the branch was left, who it is is asked again.
    private IEnumerable<(string, LineIdentity)> Landings((string Step, LineIdentity Identity) left, LineIdentity back)
    {
        if (back == LineIdentity.Holder || back == left.Identity || _beforeIdentity.Contains(left.Step))
            yield return (left.Step, back);
        else
            foreach (var asks in _script.Steps.Values.Where(s => s is { Role: StepRole.Identity, Branch: null }))
                yield return (asks.Id, back);
    }

    private void WalkToIdentity()
    {
        var open = new Stack<string>([_script.Start]);
        while (open.TryPop(out var id))
            if (_script.Steps.TryGetValue(id, out var step) && _beforeIdentity.Add(id) && step.Role != StepRole.Identity)
                foreach (var next in step.Answers.Select(a => a.Next).OfType<string>())
                    open.Push(next);
    }

    private HashSet<LineIdentity> VisitBranches(LineIdentity entering)
    {
        if (_returns.TryGetValue(entering, out var known))
            return known;
        var back = _returns[entering] = [];
        var visited = new HashSet<(string, LineIdentity)>();
        var open = new Stack<(string Step, LineIdentity Identity)>(Starts(entering));
        while (open.TryPop(out var at))
        {
            if (!_script.Steps.TryGetValue(at.Step, out var step) || !visited.Add(at))
                continue;
            _seen.Add(at);
            foreach (var answer in step.Answers)
                Leave(answer, answer.IdentityAfter(step, at.Identity), open, back);
            foreach (var start in Starts(at.Identity).Where(s => !visited.Contains(s)))
                open.Push(start);
        }
        return back;
    }

    private void Leave(StepAnswer answer, LineIdentity identity, Stack<(string, LineIdentity)> open, HashSet<LineIdentity> back)
    {
        if (answer.Returns)
            back.Add(identity);
        else if (answer.Next is { } next)
            open.Push((next, identity));
        else if (answer.TakesBranch is not null)
            foreach (var start in Starts(identity))
                open.Push(start);
    }

    private IEnumerable<(string Step, LineIdentity Identity)> Starts(LineIdentity entering) =>
        _script.Branches.Values.Select(b => (b.Start, b.Identity ?? entering));

    private HashSet<string> LeadingTo(Func<Step, bool> isGoal)
    {
        var before = _script.Steps.Values
            .SelectMany(s => s.Answers.Select(a => (To: Target(a), From: s.Id)))
            .Where(e => e.To is not null).ToLookup(e => e.To ?? "", e => e.From, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_script.Steps.Values.Where(isGoal).Select(s => s.Id));
        while (open.TryPop(out var step))
            if (reached.Add(step))
                foreach (var from in before[step])
                    open.Push(from);
        return reached;
    }

    private string? Target(StepAnswer answer) => answer.Next
        ?? (answer.TakesBranch is { } key && _script.Branches.TryGetValue(key, out var branch) ? branch.Start : null);
}
