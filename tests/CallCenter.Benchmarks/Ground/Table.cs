namespace CallCenter.Benchmarks.Ground;

/// <summary>A table as it stands in <c>docs/performance.md</c>: printed once all its rows are there.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];
    private readonly List<string> notes = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Note(string text) => notes.Add(text);

    public void Print()
    {
        Console.WriteLine($"\n### {title}\n");
        Line(columns);
        Line([.. columns.Select(_ => "---")]);
        rows.ForEach(Line);
        if (notes.Count > 0) Console.WriteLine();
        notes.ForEach(note => Console.WriteLine($"- {note}"));
    }

    private static void Line(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
