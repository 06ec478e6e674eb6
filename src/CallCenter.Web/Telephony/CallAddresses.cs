using CallCenter.Core.Calls;
using CallCenter.Core.Prompts;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>The addresses and names we hand to the carrier. The call's id is in every path, the retry wishes in every fragment.</summary>
public sealed class CallAddresses(IOptions<TelephonyOptions> options)
{
    /// <summary>Three repeats on failed connections, slow answers and 5xx: a restart of ours loses nothing the carrier can say again.</summary>
    private const string Retry = "#rc=3&rp=5xx,ct,rt";

    /// <summary>What a leg hears where our own documents cannot be had; asks nothing of the database.</summary>
    public string Fallback => $"{Root}/twilio/fallback{Retry}";

    /// <summary>The music, 8 kHz; nothing secret.</summary>
    public string Music => $"{Root}/twilio/music.wav{Retry}";

    /// <summary>What our number asks when somebody rings us; entered with the number at the carrier.</summary>
    public string Inbound => $"{Root}/twilio/inbound{Retry}";

    /// <summary>What our number tells when such a call is over.</summary>
    public string InboundStatus => $"{Root}/twilio/inbound/status{Retry}";

    /// <summary>What a caller hears who waits.</summary>
    public string Wait(Guid call) => Of(call, "wait");

    public string Offer(Guid call) => Of(call, "offer");

    public string OfferAnswer(Guid call) => Of(call, "offer-answer");

    public string CustomerLeft(Guid call) => Of(call, "customer-left");

    public string AgentVoice(Guid call) => Of(call, "agent-voice");

    public string AgentLeft(Guid call) => Of(call, "agent-left");

    public string Status(Guid call, Leg leg) => Of(call, $"status/{(leg == Leg.Agent ? "agent" : "customer")}");

    public string GuestStatus(Guid call, Guid guest) => Of(call, $"guests/{guest:N}/status");

    public string Conference(Guid call) => Of(call, "conference");

    public string Transcription(Guid call) => Of(call, "transcription");

    public string Recording(Guid call) => Of(call, "recording");

    public string Machine(Guid call) => Of(call, "machine");

    public string HoldMusic(Guid call) => Of(call, "hold");

    public string Voicemail(Guid call) => Of(call, "voicemail");

    /// <summary>What is said when the agent could not be brought back.</summary>
    public string Lost(Guid call) => Of(call, "lost");

    public string Survey(Guid call) => Of(call, "survey");

    public string SurveyAnswer(Guid call) => Of(call, "survey-answer");

    /// <summary>One sentence of the machine to one participant.</summary>
    public string Say(Guid call, Prompt prompt) => Of(call, $"say/{prompt}");

    /// <summary>What our number tells when a customer writes.</summary>
    public string InboundMessage => $"{Root}/twilio/messages/inbound{Retry}";

    public string MessageStatus(Guid message) => $"{Root}/twilio/messages/{message:N}/status{Retry}";

    public static string ConferenceName(Guid call) => $"call-{call:N}";

    public static string AgentIdentity(Guid agent) => $"agent_{agent:N}";

    public static string AgentClient(Guid agent) => $"client:{AgentIdentity(agent)}";

    private string Root => options.Value.PublicUrl.TrimEnd('/');

    private string Of(Guid call, string what) => $"{Root}/twilio/calls/{call:N}/{what}{Retry}";
}
