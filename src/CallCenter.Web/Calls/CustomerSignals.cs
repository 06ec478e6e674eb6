using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Calls;

/// <summary>What a customer said that wants an answer at once, until it was given. domain §2, §5.</summary>
public static class CustomerSignals
{
    /// <summary>The newest signal that nobody has answered: neither by its branch nor by its form.</summary>
    public static DeskSignal? Of(CallState s, CallPaper paper) =>
        s.Transcript.Reverse().Where(l => l.Said.Speaker == Speaker.Customer && l.Said.Offences.Count > 0)
            .Select(l => Of(l, paper)).FirstOrDefault(signal => signal is not null && !Answered(s, paper, signal));

    private static DeskSignal? Of(TranscriptLine line, CallPaper paper)
    {
        var worst = line.Said.Offences.MaxBy(o => o.Severity) ?? line.Said.Offences[0];
        if (worst.Offset + worst.Length > line.Said.Text.Length) return null;
        var rule = paper.Phrases.Rules.FirstOrDefault(r => r.Id == worst.Rule);
        var branch = rule?.Branch is { } key ? paper.Script.Branches.GetValueOrDefault(key) : null;
        return new(line.Seq, worst.Kind, CallScreen.Cut(line.Said.Text, worst), branch?.Key, branch?.Label, rule?.Replacement);
    }

    private static bool Answered(CallState s, CallPaper paper, DeskSignal signal) => signal.Opens switch
    {
        DeskPanel.StopCalling => s.StopCalling is not null,
        DeskPanel.FollowUp => s.FollowUps.Any(f => f.Kind == Core.FollowUps.FollowUpKind.FileCorrection),
        _ => signal.Branch is { } branch && s.Place.Asked.Any(id => paper.Script.Steps.GetValueOrDefault(id)?.Branch == branch),
    };
}
