namespace CallCenter.Core.Scripts;

/// <summary>
/// Where steps stand in their rows and where ways pass the rows between: ways to the same step share one lane, no lane leads through a
/// step, and rows are ordered so that ways cross little.
/// </summary>
internal sealed class FlowLanes
{
    private const double LaneWidth = 0.2;
    private const int Sweeps = 5; // the last one from above, so that the usual way stays on the left
    private const int MostLeads = 4_000;

    /// <summary>Something that takes room in a row: a step, or the lane to a step further down.</summary>
    private sealed record Item(string Target, int Row, bool Lane)
    {
        public double Width => Lane ? LaneWidth : 1;
    }

    private readonly Dictionary<(string, int), Item> _items = [];
    private readonly Dictionary<Item, double> _middles = [];
    private readonly Dictionary<Item, List<Item>> _above = [];
    private readonly Dictionary<Item, List<Item>> _below = [];
    private readonly IReadOnlyDictionary<string, int> _rows;
    private readonly List<List<Item>> _order = [];

    private bool _leads;

    private FlowLanes(IReadOnlyDictionary<string, int> rows) => _rows = rows;

    /// <summary>Lays steps out.</summary>
    /// <param name="steps">Ids in the order they would be read.</param>
    /// <param name="rows">The row of each.</param>
    /// <param name="ways">From each step to the next.</param>
    internal static FlowLanes Of(IReadOnlyList<string> steps, IReadOnlyDictionary<string, int> rows, IReadOnlyList<(string From, string To)> ways)
    {
        var lanes = new FlowLanes(rows);
        foreach (var id in steps)
            lanes.At(id, rows[id]);
        // A script so tangled is drawn without lanes.
        lanes._leads = ways.Sum(w => Math.Max(0, rows[w.To] - rows[w.From])) <= MostLeads;
        foreach (var (from, to) in ways.Where(w => rows[w.To] > rows[w.From] && (lanes._leads || rows[w.To] == rows[w.From] + 1)))
            lanes.Lead(from, to);
        for (var sweep = 0; sweep < Sweeps; sweep++)
            lanes.Sweep(down: sweep % 2 == 0);
        lanes.Place();
        return lanes;
    }

    internal double Left(string id) => _middles[_items[(id, _rows[id])]] - 0.5;

    /// <summary>The middles of the lanes that a way takes; none where it goes to the next row, or back.</summary>
    internal IReadOnlyList<double> Between(string from, string to) =>
        !_leads ? [] : [.. Enumerable.Range(_rows[from] + 1, Math.Max(0, _rows[to] - _rows[from] - 1)).Select(row => _middles[_items[(to, row)]])];

    private Item At(string target, int row)
    {
        if (_items.TryGetValue((target, row), out var known))
            return known;
        var item = _items[(target, row)] = new(target, row, _rows[target] != row);
        while (_order.Count <= row)
            _order.Add([]);
        _order[row].Add(item);
        (_above[item], _below[item]) = ([], []);
        return item;
    }

    private void Lead(string from, string to)
    {
        var above = At(from, _rows[from]);
        for (var row = _rows[from] + 1; row <= _rows[to]; row++)
        {
            var here = At(to, row);
            if (!_below[above].Contains(here))
            {
                _below[above].Add(here);
                _above[here].Add(above);
            }
            above = here;
        }
    }

    // Each row in the order of the middle of what leads to it, or of what it leads to; what has neither keeps its place.
    private void Sweep(bool down)
    {
        for (var at = 0; at < _order.Count; at++)
        {
            var row = _order[down ? at : _order.Count - 1 - at];
            var places = row.ToDictionary(item => item, item =>
            {
                var others = down ? _above[item] : _below[item];
                return others.Count == 0 ? row.IndexOf(item) : others.Average(o => _order[o.Row].IndexOf(o));
            });
            var sorted = row.OrderBy(item => places[item]).ThenBy(row.IndexOf).ToList();
            row.Clear();
            row.AddRange(sorted);
        }
    }

    // Below the leftmost of what leads there, as far as the neighbours leave room: the usual way runs straight down.
    private void Place()
    {
        foreach (var row in _order)
        {
            var free = 0.0;
            foreach (var item in row)
            {
                var wanted = _above[item].Select(a => _middles[a]).DefaultIfEmpty(0).Min();
                _middles[item] = Math.Max(wanted, free + (item.Width / 2));
                free = _middles[item] + (item.Width / 2);
            }
        }
    }
}
