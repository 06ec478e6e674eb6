using System.Xml;
using System.Xml.Linq;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Recordings;

namespace CallCenter.Carrier.Twiml;

/// <summary>Reads a TwiML document. Verbs this carrier does not play are left out with a warning, as a wrong attribute is.</summary>
internal sealed class TwimlReader
{
    private readonly List<string> _warnings = [];

    private TwimlReader()
    {
    }

    public static TwimlDocument Read(string xml)
    {
        var reader = new TwimlReader();
        try
        {
            using var text = new StringReader(xml.Trim());
            using var safe = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 256 * 1024 });
            var root = XDocument.Load(safe).Root;
            if (root?.Name.LocalName != "Response") return new TwimlDocument(null, ["12100 <Response>"]);
            return new TwimlDocument(reader.Verbs(root), reader._warnings);
        }
        catch (XmlException fault)
        {
            return new TwimlDocument(null, [$"12100 document parse failure: {fault.Message}"]);
        }
    }

    private List<TwimlVerb> Verbs(XElement parent) => [.. parent.Elements().SelectMany(Verb)];

    private IEnumerable<TwimlVerb> Verb(XElement element)
    {
        var at = new TwimlAttributes(element, _warnings);
        switch (element.Name.LocalName)
        {
            case "Say": return [new Say(element.Value.Trim(), at.Number("loop", 1, 0, 1000))];
            case "Play": return [new Play(at.Text("digits") ?? "", at.Number("loop", 1, 0, 1000))];
            case "Pause": return [new Pause(at.Number("length", 1, 0, 86400))];
            case "Redirect": return [new Redirect(element.Value.Trim(), at.Verb("method"))];
            case "Hangup": return [new Hangup()];
            case "Reject": return [new Reject(at.Text("reason") == "busy")];
            case "Gather": return [Gather(element, at)];
            case "Record": return [Record(at)];
            case "Dial": return Dial(element, at);
            case "Start": return element.Elements().SelectMany(Start);
            case "Stop": return element.Elements().SelectMany(Stop);
            default: return Unknown(element);
        }
    }

    private Gather Gather(XElement element, TwimlAttributes at) => new(Verbs(element))
    {
        Action = at.Text("action"),
        Verb = at.Verb("method"),
        TimeoutSeconds = at.Number("timeout", 5, 0, 3600),
        NumDigits = at.Text("numDigits") is null ? null : at.Number("numDigits", 1, 1, 64),
        FinishOnKey = at.Text("finishOnKey") ?? "#",
        ActionOnEmpty = at.Flag("actionOnEmptyResult", otherwise: false),
        Keys = at.Text("input")?.Contains("dtmf", StringComparison.Ordinal) ?? true,
        Speech = at.Text("input")?.Contains("speech", StringComparison.Ordinal) ?? false,
    };

    private static Record Record(TwimlAttributes at) => new(at.Recording() with { Source = RecordingSource.RecordVerb })
    {
        Action = at.Text("action"),
        Verb = at.Verb("method"),
        TimeoutSeconds = at.Number("timeout", 5, 1, 3600),
        MostSeconds = at.Number("maxLength", 3600, 1, 14400),
        FinishOnKey = at.Text("finishOnKey") ?? "1234567890*#",
    };

    private IEnumerable<TwimlVerb> Dial(XElement element, TwimlAttributes at)
    {
        if (Goal(element) is not { } goal) return [];
        return
        [
            new Dial(goal)
            {
                Action = at.Text("action"),
                Verb = at.Verb("method"),
                TimeoutSeconds = at.Number("timeout", 30, 1, 600),
                LimitSeconds = at.Number("timeLimit", 14400, 1, 86400),
                CallerId = at.Text("callerId"),
                Recording = at.DialRecording(),
            },
        ];
    }

    private DialGoal? Goal(XElement element)
    {
        if (element.Element("Conference") is { } room)
        {
            return new DialConference(room.Value.Trim(), new TwimlAttributes(room, _warnings).Seat());
        }

        var legs = element.Elements().SelectMany(Leg).ToList();
        if (!element.HasElements && element.Value.Trim() is { Length: > 0 } number) legs.Add(new DialLeg(number, null));
        return legs.Count > 0 ? new DialLegs(legs) : null;
    }

    private IEnumerable<DialLeg> Leg(XElement element)
    {
        var to = element.Name.LocalName switch
        {
            "Number" => element.Value.Trim(),
            "Client" => "client:" + (element.Element("Identity")?.Value ?? element.Value).Trim(),
            "Sip" => element.Value.Trim(),
            _ => null,
        };
        if (to is not null) return [Leg(to, new TwimlAttributes(element, _warnings))];
        Unknown(element);
        return [];
    }

    private static DialLeg Leg(string to, TwimlAttributes at) => new(to, at.Status(), at.Target("url", "method"));

    private IEnumerable<TwimlVerb> Start(XElement element)
    {
        var at = new TwimlAttributes(element, _warnings);
        return element.Name.LocalName switch
        {
            "Transcription" => [new StartTranscription(at.Transcription())],
            "Recording" => [new StartRecording(at.Recording())],
            _ => Unknown(element),
        };
    }

    private IEnumerable<TwimlVerb> Stop(XElement element) => element.Name.LocalName switch
    {
        "Transcription" => [new StopTranscription(element.Attribute("name")?.Value)],
        "Recording" => [new StopRecording()],
        _ => Unknown(element),
    };

    private IEnumerable<TwimlVerb> Unknown(XElement element)
    {
        _warnings.Add($"12200 <{element.Name.LocalName}>");
        return [];
    }
}
