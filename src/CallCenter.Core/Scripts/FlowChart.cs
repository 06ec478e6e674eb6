namespace CallCenter.Core.Scripts;

/// <summary>A step in the picture of a script; places in units of one column and one row.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Role">What it does.</param>
/// <param name="Column">Its left side, from 0, in widths of a step.</param>
/// <param name="Row">From 0: nothing leads up but what goes back.</param>
public sealed record FlowNode(string Id, string Title, StepRole Role, double Column, int Row);

/// <summary>A way from one step to another.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Back">It leads up again.</param>
public sealed record FlowEdge(FlowNode From, FlowNode To, bool Back)
{
    /// <summary>Where it passes the rows in between: the middle of a lane that no step stands in, from top to bottom.</summary>
    public IReadOnlyList<double> Lanes { get; init; } = [];
}

/// <summary>The picture of one line of a script: the main line, or one branch.</summary>
/// <param name="Nodes">Its steps.</param>
/// <param name="Edges">Their ways to each other.</param>
public sealed record FlowChart(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges)
{
    /// <summary>How many columns it takes.</summary>
    public double Columns => Nodes.Count == 0 ? 0 : Math.Max(Nodes.Max(n => n.Column) + 1, Edges.SelectMany(e => e.Lanes).DefaultIfEmpty(0).Max() + 0.1);

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
        var ways = steps.Values.SelectMany(s => s.Answers.Select(a => a.Next).OfType<string>().Distinct(StringComparer.Ordinal).Where(steps.ContainsKey).Select(to => (From: s.Id, To: to))).ToList();
        var lanes = FlowLanes.Of([.. steps.Keys.OrderBy(id => rows[id]).ThenBy(order.IndexOf)], rows, ways);
        var nodes = steps.Values.OrderBy(s => rows[s.Id]).ThenBy(s => lanes.Left(s.Id)).Select(s => new FlowNode(s.Id, s.Title, s.Role, lanes.Left(s.Id), rows[s.Id]))
            .ToDictionary(n => n.Id, StringComparer.Ordinal);
        return new([.. nodes.Values], [.. ways.Select(way => new FlowEdge(nodes[way.From], nodes[way.To], rows[way.To] <= rows[way.From])
        {
            Lanes = lanes.Between(way.From, way.To),
        })]);
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
