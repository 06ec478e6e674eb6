using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Prompts;

/// <summary>What the machine itself says or writes; each is one text file per language.</summary>
public enum Prompt
{
    /// <summary>录音提示: said by the machine where no agent says it. domain §2.</summary>
    RecordingNotice,

    /// <summary>保持: while the customer waits. domain §3.</summary>
    Hold,

    /// <summary>断线重拨: the apology after a dropped line. domain §3.</summary>
    ApologyDropped,

    /// <summary>语音信箱: left where nobody answered; names neither reason nor detail.</summary>
    Voicemail,

    /// <summary>非工作时间: for those who ring back out of hours; one key agrees on the time we call back.</summary>
    OutsideHours,

    /// <summary>满意度邀请: before the survey.</summary>
    SurveyInvite,

    /// <summary>满意度问题: whether the matter is settled, three choices. domain §2.</summary>
    SurveyQuestion,

    /// <summary>满意度致谢: after the last answer; asks for nothing more.</summary>
    SurveyThanks,

    /// <summary>座席掉线: when the agent's line is lost and could not be brought back.</summary>
    AgentLost,

    /// <summary>排队: for those who ring back while every agent is on the line.</summary>
    Queue,

    /// <summary>预约回电: for those who have waited and nobody is free; one key takes the time, another goes on waiting.</summary>
    CallbackOffer,

    /// <summary>回电确认: when we call back, then good-bye.</summary>
    CallbackPlanned,

    /// <summary>陌生来电: for those whose number is in no file.</summary>
    CallerUnknown,

    /// <summary>预约确认: message with the time agreed. domain §2.</summary>
    AppointmentMade,

    /// <summary>预约改期: message with the new time.</summary>
    AppointmentChanged,

    /// <summary>预约提醒: message shortly before the time agreed.</summary>
    AppointmentReminder,

    /// <summary>未接通: message after a call nobody answered; names no reason.</summary>
    MissedCall,

    /// <summary>投诉受理: message with the number of the case and the reply time. domain §5.</summary>
    ComplaintReceived,

    /// <summary>投诉答复: message that the answer is ready; the answer itself is told on the telephone. domain §5.</summary>
    ComplaintAnswer,

    /// <summary>短信评价: message that asks how the call was, answered by one digit.</summary>
    SurveyMessage,
}

/// <summary>File names of prompts: <c>recording-notice.txt</c>.</summary>
public static class PromptNames
{
    /// <summary>The file of a prompt.</summary>
    public static string File(Prompt prompt) =>
        string.Concat(prompt.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString())) + ".txt";

    /// <summary>The prompt of a file; none when no prompt has this name.</summary>
    public static Prompt? Of(string file) =>
        Enum.GetValues<Prompt>().Select(p => (Prompt?)p).FirstOrDefault(p => p is { } known && string.Equals(File(known), file, StringComparison.Ordinal));
}

/// <summary>Finds what is wrong with a prompt. Pure. domain §3.</summary>
public static class PromptCheck
{
    /// <summary>Every flaw; a prompt reaches whoever picks up, so it names nothing personal.</summary>
    /// <param name="prompt">Which one; none when the file has an unknown name.</param>
    /// <param name="text">The text without the white space around it.</param>
    /// <param name="phrases">The forbidden phrases of its language.</param>
    public static IReadOnlyList<Flaw> Flaws(Prompt? prompt, ScriptText text, PhraseMatcher phrases)
    {
        if (prompt is null)
            return [new(1, 1, "", $"unknown prompt, known are {string.Join(", ", Enum.GetValues<Prompt>().Select(PromptNames.File))}")];
        var personal = text.Names.Where(n => ScriptFacts.Find(n) is { Personal: true })
            .Select(n => new Fault("", $"placeholder '{n}' is personal: a prompt reaches whoever picks up"));
        return
        [
            .. ScriptWords.Placeholders(text, "").Concat(personal).Concat(ScriptWords.Words("", text.Source, new TextCheck(phrases), Compliance.Speaker.Agent))
                .Select(f => new Flaw(1, 1, f.Key, f.Reason)),
        ];
    }
}
