using CallCenter.Core.Calls;
using CallCenter.Core.Scripts;
using CallCenter.Web.Layout;

namespace CallCenter.Web.Calls;

/// <summary>Says in words what happened in a call.</summary>
public sealed class EventWords(Texts texts, IReadOnlyDictionary<string, string> steps, TimeZoneInfo zone)
{
    /// <summary>The event's name, as a heading of its line.</summary>
    public string Name(CallEvent happened) => texts[$"event.{happened.GetType().Name}"];

    /// <summary>What is to be said beside the name; nothing where the name says it all.</summary>
    public string Detail(CallEvent happened) => happened.Kept is { Count: > 0 } kept
        ? $"{Said(happened)} · {texts.Fill("event.kept", string.Join(texts["part.comma"], kept.Select(o => texts.Find($"PhraseKind.{o.Kind}") ?? o.Kind).Distinct()))}" : Said(happened);

    private string Said(CallEvent happened) => happened switch
    {
        CallPlaced { Inbound: true } caller => $"{texts["event.inbound"]} · {texts.Of(caller.Kind)}",
        CallPlaced placed => $"{texts.Of(placed.Kind)} · {texts.Fill("event.attempt", placed.Attempt)}",
        LegStarted leg => Side(leg.Leg),
        LegRang leg => Side(leg.Leg),
        LegAnswered leg => Side(leg.Leg),
        LegEnded leg => $"{Side(leg.Leg)} · {texts.Of(leg.End)}{(leg.Code is { } code ? $" ({code})" : "")}{Cause(leg)}",
        SlotOffered slot => texts.Moment(slot.At, zone),
        SlotAnswered slot => texts[slot.Taken ? "event.slotTaken" : "event.slotWaits"],
        ScriptMoved moved => Move(moved),
        UtteranceHeard said => $"{texts.Of(said.Speaker)}：{said.Text}",
        NoteTaken note => note.Text,
        ComplaintFiled filed => $"{filed.Number} · {texts.Of(filed.Category)} · {texts.Fill("complaint.answerBy", texts.Moment(filed.DueAt, zone))}",
        FollowUpBooked booked => $"{texts.Of(booked.Kind)} · {texts.Moment(booked.DueAt, zone)}{(booked.Agreed ? $" · {texts["followUp.agreed"]}" : "")}",
        PromiseMade promise => $"{promise.Text} · {texts.Moment(promise.DueAt, zone)}",
        StopCallingAsked asked => texts.Of(asked.Scope),
        LanguageChanged changed => $"{texts[$"language.{changed.Language}"]}{(changed.Dropped.Count == 0 ? "" : $" · {texts.Fill("line.askAgain", string.Join('、', changed.Dropped.Select(Step)))}")}",
        GuestAsked guest => $"{texts.Of(guest.Role)}{(guest.PersonId is null ? $" · {guest.To}" : "")}",
        GuestChanged guest => texts.Of(guest.Role),
        GuestEnded guest => texts.Of(guest.End),
        RecordingStored stored => $"{stored.Bytes / 1024} KB · SHA-256 {stored.Sha256[..12]}…",
        MachineAnswered machine => texts.Of(machine.Kind),
        SurveyAnswered { Satisfaction: { } satisfaction } => texts.Find($"satisfaction.{satisfaction}") ?? satisfaction,
        TranscriptionEnded { ErrorCode: { } code } => texts.Fill("event.error", code),
        CallClosed closed => Closing(closed),
        _ => "",
    };

    /// <summary>Whether a lead reading the log should stop here.</summary>
    public static bool Bad(CallEvent happened) => happened is UtteranceHeard { Offences.Count: > 0 } or { Kept.Count: > 0 } or TranscriptionEnded { ErrorCode: not null };

    private string Side(Leg leg) => texts.Of(leg);

    private string Cause(LegEnded leg) => CarrierCode.Of(leg.CarrierCode) is { } cause
        ? $" · {texts.Find($"reason.{cause.Reason}") ?? texts.Find($"result.{cause.Result}")}" : "";

    private string Step(string id) => steps.GetValueOrDefault(id, id);

    private string Move(ScriptMoved moved) => moved.Way is ScriptWay.Back
        ? texts.Fill("event.backTo", Step(moved.To))
        : $"{Step(moved.From)} → {Step(moved.To)}{(moved.Identity is LineIdentity.Unknown ? "" : $" · {texts.Of(moved.Identity)}")}";

    private string Closing(CallClosed closed)
    {
        var parts = new[]
        {
            texts.Find($"result.{closed.Result}") ?? closed.Result,
            closed.Reason is { } reason ? texts.Find($"reason.{reason}") ?? reason : null,
            closed.Satisfaction is { } satisfaction ? texts.Find($"satisfaction.{satisfaction}") : null,
            closed.RetryAt is { } retry ? texts.Fill("event.retry", texts.Moment(retry, zone)) : null,
            closed.Note,
        };
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
