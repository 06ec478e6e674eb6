using System.Xml.Linq;
using CallCenter.Web.Telephony;
using Documents = CallCenter.Web.Telephony.Twiml;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>Every document of ours is the one the official builder writes, whatever the order of its attributes.</summary>
public sealed class TwimlTests
{
    private const string Text = "您好 <& 请稍候>，\"马上\"回来。";
    private const string Url = "https://host.example/twilio/calls/1/x?a=1&b=%20#rc=3&rp=5xx,ct,rt";

    private static readonly Voice Zhiyu = new("cmn-CN", "Polly.Zhiyu");

    [Fact]
    public async Task Every_document_equals_the_official_builders()
    {
        var voice = new { language = Zhiyu.Language, voice = Zhiyu.Name };
        (XElement Ours, object Question)[] pairs =
        [
            (Documents.Join(new("call-1", "agent", Url, Url + "2")),
                new { ask = "twiml", document = "join", conference = "call-1", label = "agent", callback = Url, action = Url + "2" }),
            (Documents.Join(new("call-1", "agent", Url, Url + "2") { Muted = true }),
                new { ask = "twiml", document = "join", conference = "call-1", label = "agent", callback = Url, action = Url + "2", muted = true }),
            (Documents.Join(new("call-1", "customer", Url, Url + "2") { Wait = Url + "3" }),
                new { ask = "twiml", document = "join", conference = "call-1", label = "customer", callback = Url, action = Url + "2", wait = Url + "3" }),
            (Documents.Hold(Zhiyu, Text, Url), new { ask = "twiml", document = "hold", voice, text = Text, music = Url }),
            (Documents.Announce(Zhiyu, Text), new { ask = "twiml", document = "announce", voice, text = Text }),
            (Documents.Farewell(Zhiyu, Text), new { ask = "twiml", document = "farewell", voice, text = Text }),
            (Documents.Ask(new(Zhiyu, Text, Url)), new { ask = "twiml", document = "ask", voice, text = Text, action = Url }),
            (Documents.HangUp(), new { ask = "twiml", document = "hangUp" }),
            (Documents.Reject(), new { ask = "twiml", document = "reject" }),
        ];
        var official = await Oracle.AskAsync([.. pairs.Select(p => p.Question)]);
        for (var i = 0; i < pairs.Length; i++)
        {
            Assert.Equal(Normal(official[i]!.GetValue<string>()), Normal(Documents.Write(pairs[i].Ours)));
            Assert.NotEqual(Normal(official[i]!.GetValue<string>()), Normal(Documents.Write(Documents.Announce(Zhiyu, "else"))));
        }
    }

    private static string Normal(string document)
    {
        var root = XDocument.Parse(document).Root!;
        foreach (var element in root.DescendantsAndSelf())
            element.ReplaceAttributes(element.Attributes().OrderBy(a => a.Name.LocalName, StringComparer.Ordinal).ToArray());
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
