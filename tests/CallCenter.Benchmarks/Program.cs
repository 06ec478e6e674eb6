using CallCenter.Benchmarks.Calls;
using CallCenter.Benchmarks.Ground;
using CallCenter.Benchmarks.Lines;
using CallCenter.Benchmarks.Phrases;
using CallCenter.Benchmarks.Scripts;

var benchmarks = new Dictionary<string, Func<bool, Task>>(StringComparer.Ordinal)
{
    ["phrases"] = PhraseBench.RunAsync,
    ["tables"] = HanTables.WriteAsync,
    ["script"] = ScriptBench.RunAsync,
    ["load"] = LoadBench.RunAsync,
    ["next"] = NextBench.RunAsync,
    ["writer"] = WriterBench.RunAsync,
    ["webhook"] = WebhookBench.RunAsync,
    ["take"] = TakeBench.RunAsync,
    ["carrier"] = CarrierBench.RunAsync,
    ["soak"] = SoakBench.RunAsync,
};
var quick = args.Contains("--quick", StringComparer.Ordinal);
var names = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
if (names is ["all"]) names = [.. benchmarks.Keys.Where(k => k is not "tables")];
if (names.Count == 0 || !names.TrueForAll(benchmarks.ContainsKey))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/CallCenter.Benchmarks -- {string.Join('|', benchmarks.Keys)}|all [--quick]");
    return 2;
}
Machine.Print(quick);
foreach (var name in names) await benchmarks[name](quick);
return 0;
