namespace CallCenter.Core.Scripts;

/// <summary>A step in the picture of a script; places in units of one column and one row.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Role">What it does.</param>
/// <param name="Column">From 0.</param>
/// <param name="Row">From 0: nothing leads up but what goes back.</param>
public sealed record FlowNode(string Id, string Title, StepRole Role, int Column, int Row);

/// <summary>A way from one step to another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Back">It leads up again.</param>
public sealed record FlowEdge(FlowNode From, FlowNode To, bool Back);

/// <summary>The picture of one line of a script: the main line, or one branch.</summary>
/// <param name="Nodes">Its steps.</param>
/// <param name="Edges">Their ways to each other.</param>
public sealed record FlowChart(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges)
{
    /// <summary>How many columns it takes.</summary>
    public int Columns => Nodes.Count == 0 ? 0 : Nodes.Max(n => n.Column) + 1;

    /// <summary>How many rows it takes.</summary>
    public int Rows => Nodes.Count == 0 ? 0 : Nodes.Max(n => n.Row) + 1;

    /// <summary>Lays a line out. Total on broken scripts: what cannot be reached stands below.</summary>
    /// <param name="script">The script, sound or not.</param>
    /// <param name="branch">Key of the branch; none for the main line.</param>
    public static FlowChart Of(Script script, string? branch)
    {
        var steps = script.Steps.Values.Where(s => string.Equals(s.Branch, branch, StringComparison.Ordinal)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var start = branch is null ? script.Start : script.Branches.GetValueOrDefault(branch)?.Start ?? "";
        var order = Order(steps, start);
        var rows = RowsOf(steps, order);
        var last = rows.Count == 0 ? 0 : rows.Values.Max() + 1;
        foreach (var lost in steps.Keys.Where(id => !rows.ContainsKey(id)))
            rows[lost] = last;
        var used = new Dictionary<int, int>();
        var nodes = steps.Values.OrderBy(s => rows[s.Id]).ThenBy(s => order.IndexOf(s.Id)).Select(s =>
        {
            var column = used.GetValueOrDefault(rows[s.Id]);
            used[rows[s.Id]] = column + 1;
            return new FlowNode(s.Id, s.Title, s.Role, column, rows[s.Id]);
        }).ToDictionary(n => n.Id, StringComparer.Ordinal);
        return new([.. nodes.Values], [.. nodes.Values.SelectMany(n => steps[n.Id].Answers.Select(a => a.Next).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(nodes.ContainsKey).Select(to => new FlowEdge(n, nodes[to], rows[to] <= rows[n.Id])))]);
    }

    // Depth first, so that what goes back is known.
    private static List<string> Order(Dictionary<string, Step> steps, string start)
    {
        var (done, order) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var open = new Stack<(string Id, bool Leaving)>([(start, false)]);
        while (open.TryPop(out var at))
            if (at.Leaving)
                order.Insert(0, at.Id);
            else if (steps.TryGetValue(at.Id, out var step) && done.Add(at.Id))
            {
                open.Push((at.Id, true));
                foreach (var next in step.Answers.Select(a => a.Next).OfType<string>())
                    open.Push((next, false));
            }
        return order;
    }

    // In that order every step lies below all that lead to it, but for the ways back.
    private static Dictionary<string, int> RowsOf(Dictionary<string, Step> steps, List<string> order)
    {
        var rows = order.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        var place = order.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        foreach (var id in order)
            foreach (var next in steps[id].Answers.Select(a => a.Next).OfType<string>())
                if (place.TryGetValue(next, out var there) && there > place[id])
                    rows[next] = Math.Max(rows[next], rows[id] + 1);
        return rows;
    }
}
