using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Scripts;

/// <summary>The picture of a script: nothing lies over anything else, and no way leads through a step.</summary>
public sealed class FlowChartTests
{
    private static Script Of(params (string Id, string[] Next)[] steps) => SampleScripts.Sound() with
    {
        Start = steps[0].Id,
        Steps = steps.ToDictionary(s => s.Id, s => SampleScripts.Step(s.Id, "您好。", [.. s.Next.Select(n => SampleScripts.To(n, n))]), StringComparer.Ordinal),
        Branches = new Dictionary<string, Branch>(StringComparer.Ordinal),
    };

    private static readonly Script Tangled = Of(
        ("a", ["b", "c", "d", "z"]), ("b", ["e", "z"]), ("c", ["e", "f", "y"]), ("d", ["z", "b"]), ("e", ["f", "z"]), ("f", ["g", "y"]), ("g", ["y", "b"]), ("y", ["z"]), ("z", []), ("lost", ["z"]));

    [Fact]
    public void Steps_stand_beside_each_other_and_lanes_lead_past_them()
    {
        var chart = FlowChart.Of(Tangled, null);
        Assert.Equal(Tangled.Steps.Count, chart.Nodes.Count);
        foreach (var row in chart.Nodes.GroupBy(n => n.Row))
        {
            var sorted = row.OrderBy(n => n.Column).ToList();
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.Second.Column >= pair.First.Column + 0.999, $"{pair.First.Id} {pair.Second.Id}"));
        }
        var far = chart.Edges.Where(e => e.To.Row > e.From.Row + 1).ToList();
        Assert.NotEmpty(far);
        Assert.All(far, edge =>
        {
            Assert.Equal(edge.To.Row - edge.From.Row - 1, edge.Lanes.Count);
            for (var i = 0; i < edge.Lanes.Count; i++)
                Assert.DoesNotContain(chart.Nodes, n => n.Row == edge.From.Row + 1 + i && edge.Lanes[i] > n.Column && edge.Lanes[i] < n.Column + 1);
        });
        Assert.All(chart.Edges, e => Assert.Equal(e.To.Row <= e.From.Row, e.Back));
        Assert.All(chart.Nodes, n => Assert.InRange(n.Column + 1, 1, chart.Columns));
    }

    [Fact]
    public void A_straight_line_is_drawn_straight_and_a_tangle_of_a_thousand_steps_within_a_second()
    {
        var line = FlowChart.Of(Of(("a", ["b"]), ("b", ["c"]), ("c", [])), null);
        Assert.All(line.Nodes, n => Assert.Equal(0, n.Column));
        var many = Of([.. Enumerable.Range(0, 1_000).Select(i => ($"s{i}", i < 998 ? new[] { $"s{i + 1}", $"s{(i * 7 % 997) + 1}", "s999" } : []))]);
        // The least of three turns: others use the processor too.
        var seconds = Enumerable.Range(0, 3).Select(_ =>
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(1_000, FlowChart.Of(many, null).Nodes.Count);
            return clock.Elapsed.TotalSeconds;
        });
        Assert.InRange(seconds.Min(), 0, 1);
    }
}
