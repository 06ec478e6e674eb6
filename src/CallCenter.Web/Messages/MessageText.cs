using CallCenter.Core.Calendars;
using CallCenter.Core.Compliance;
using CallCenter.Core.Prompts;
using CallCenter.Core.Scripts;
using CallCenter.Web.Compliance;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Messages;

/// <summary>What a message says: the prompt of its purpose with its facts, checked against the phrases like everything that is written.</summary>
public sealed class MessageText(PromptVoice prompts, PhraseLibrary phrases)
{
    /// <summary>What stands around the name of a fact that nobody knows.</summary>
    private const char Missing = '［';

    /// <summary>The text; none where it holds a forbidden phrase, or lacks a fact.</summary>
    public string? Of(MessageDue due)
    {
        var text = prompts.Text(PromptOf(due.Purpose), due.Locale, Facts(due));
        return !text.Contains(Missing, StringComparison.Ordinal) && phrases.ListOf(due.Locale).Match(text, Speaker.Agent).Count == 0 ? text : null;
    }

    /// <summary>What a customer's answer to a survey means; none for anything else than one of its digits.</summary>
    public static string? Meaning(string body) => body.Trim() switch
    {
        "1" or "１" => "satisfied",
        "2" or "２" => "fair",
        "3" or "３" => "dissatisfied",
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, Fact>> Facts(MessageDue due)
    {
        if (due.AgreedAt is { } at) yield return PromptVoice.Time(at, CalendarZones.Of(due.Zone) ?? CalendarZones.China, due.Locale);
        if (due.CaseNumber is { } number) yield return new("case.number", new Fact.Words(number));
    }

    private static Prompt PromptOf(MessagePurpose purpose) => purpose switch
    {
        MessagePurpose.AppointmentMade => Prompt.AppointmentMade,
        MessagePurpose.AppointmentChanged => Prompt.AppointmentChanged,
        MessagePurpose.AppointmentReminder => Prompt.AppointmentReminder,
        MessagePurpose.MissedCall => Prompt.MissedCall,
        MessagePurpose.ComplaintReceived => Prompt.ComplaintReceived,
        MessagePurpose.ComplaintAnswer => Prompt.ComplaintAnswer,
        MessagePurpose.Survey => Prompt.SurveyMessage,
        // What customers write is never planned.
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
