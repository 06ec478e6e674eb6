using System.Xml.Linq;

namespace CallCenter.Web.Telephony;

/// <summary>Where a leg sits in a conference.</summary>
/// <param name="Conference">Name of the conference.</param>
/// <param name="Label">Who it is.</param>
/// <param name="StatusCallback">Where the conference reports.</param>
/// <param name="Action">What the leg hears when it has left the conference.</param>
public sealed record ConferenceSeat(string Conference, string Label, string StatusCallback, string Action)
{
    /// <summary>Joins without a microphone, as it was before the line was lost.</summary>
    public bool Muted { get; init; }

    /// <summary>What the leg hears while nobody else is there; empty is silence.</summary>
    public string Wait { get; init; } = "";
}

/// <summary>A question that is answered by one key.</summary>
/// <param name="Voice">Who asks.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Action">Where the key goes.</param>
public sealed record KeyQuestion(Voice Voice, string Text, string Action);

/// <summary>A speaking voice: language and name, as the carrier calls them.</summary>
public sealed record Voice(string Language, string Name);

/// <summary>The documents a leg hears. Pure; written as the carrier's own library writes them.</summary>
public static class Twiml
{
    private const int SecondsToPress = 8;

    /// <summary>Joins a conference; nobody else leaves with this leg.</summary>
    public static XElement Join(ConferenceSeat seat) => Response(new XElement(
        "Dial", new XAttribute("action", seat.Action), new XAttribute("method", "POST"),
        new XElement(
            "Conference", new XAttribute("beep", "false"), new XAttribute("endConferenceOnExit", "false"),
            seat.Muted ? new XAttribute("muted", "true") : null,
            new XAttribute("participantLabel", seat.Label), new XAttribute("waitUrl", seat.Wait),
            new XAttribute("statusCallback", seat.StatusCallback),
            new XAttribute("statusCallbackEvent", "start end join leave mute hold announcement"), seat.Conference)));

    /// <summary>A sentence, then music without an end.</summary>
    public static XElement Hold(Voice voice, string text, string musicUrl) =>
        Response(Say(voice, text), new XElement("Play", new XAttribute("loop", "0"), musicUrl));

    /// <summary>A sentence; what follows is as before.</summary>
    public static XElement Announce(Voice voice, string text) => Response(Say(voice, text));

    /// <summary>A sentence, then the line is put down.</summary>
    public static XElement Farewell(Voice voice, string text) => Response(Say(voice, text), new XElement("Hangup"));

    /// <summary>Asks for one key; silence is an answer too.</summary>
    public static XElement Ask(KeyQuestion question) => Response(new XElement(
        "Gather", new XAttribute("input", "dtmf"), new XAttribute("numDigits", "1"), new XAttribute("timeout", SecondsToPress),
        new XAttribute("finishOnKey", ""), new XAttribute("actionOnEmptyResult", "true"),
        new XAttribute("action", question.Action), new XAttribute("method", "POST"), Say(question.Voice, question.Text)));

    /// <summary>Puts the line down.</summary>
    public static XElement HangUp() => Response(new XElement("Hangup"));

    /// <summary>Does not take a call that comes in; it is not charged.</summary>
    public static XElement Reject() => Response(new XElement("Reject", new XAttribute("reason", "busy")));

    /// <summary>The document as it goes over the wire.</summary>
    public static string Write(XElement response) =>
        """<?xml version="1.0" encoding="UTF-8"?>""" + response.ToString(SaveOptions.DisableFormatting);

    private static XElement Say(Voice voice, string text) =>
        new("Say", new XAttribute("language", voice.Language), new XAttribute("voice", voice.Name), text);

    private static XElement Response(params XElement[] verbs) => new("Response", verbs);
}
