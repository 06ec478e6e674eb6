using CallCenter.Core.Compliance;
using CallCenter.Web.Quality;

namespace CallCenter.Web.Compliance;

/// <summary>A hit that came or went with a draft, in its masked sentence.</summary>
/// <param name="Place">Where it was said.</param>
/// <param name="Text">The sentence without names and numbers.</param>
/// <param name="Hit">The hit.</param>
/// <param name="Speaker">Who spoke.</param>
/// <param name="At">When.</param>
public sealed record TrialHit(HitPlace Place, string Text, PhraseHit Hit, Speaker Speaker, DateTimeOffset At);

/// <summary>A draft beside the list in force.</summary>
/// <param name="Before">How the list in force does on the labelled cases.</param>
/// <param name="After">How the draft does.</param>
/// <param name="Cases">How many labelled cases there were.</param>
/// <param name="Calls">How many past calls were read.</param>
/// <param name="Lines">How many sentences of them.</param>
/// <param name="New">What the draft hears more; the first ones.</param>
/// <param name="Lost">What it hears no more; the first ones.</param>
/// <param name="NewCount">How many more in all.</param>
/// <param name="LostCount">How many less in all.</param>
public sealed record TrialResult(
    RuleReport Before, RuleReport After, int Cases, int Calls, int Lines, IReadOnlyList<TrialHit> New, IReadOnlyList<TrialHit> Lost, int NewCount, int LostCount);

/// <summary>A trial under way or done; it goes on when its page is left, and shows what it has when the page comes back.</summary>
public sealed class TrialRun(string locale, string yaml) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    public string Locale => locale;

    /// <summary>The draft that is tried.</summary>
    public string Yaml => yaml;

    public int Done { get; private set; }

    public int Total { get; private set; }

    public TrialResult? Result { get; private set; }

    /// <summary>It ended without a result.</summary>
    public bool Failed { get; private set; }

    public bool Cancelled => stopping.IsCancellationRequested;

    public bool Running => Result is null && !Failed && !Cancelled;

    internal CancellationToken Stop => stopping.Token;

    public void Cancel() => stopping.Cancel();

    internal void Step(int done, int total) => (Done, Total) = (done, total);

    internal void End(TrialResult? result) => (Result, Failed) = (result, result is null);

    public void Dispose() => stopping.Dispose();
}
