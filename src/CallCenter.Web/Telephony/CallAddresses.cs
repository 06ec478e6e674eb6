using CallCenter.Core.Calls;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>The addresses and names we hand to the carrier. The call's id is in every path, the retry wishes in every fragment.</summary>
public sealed class CallAddresses(IOptions<TelephonyOptions> options)
{
    /// <summary>Three repeats on failed connections, slow answers and 5xx: a restart of ours loses nothing the carrier can say again.</summary>
    private const string Retry = "#rc=3&rp=5xx,ct,rt";

    public string AgentVoice(Guid call) => $"{Call(call)}/agent-voice{Retry}";

    public string Status(Guid call, Leg leg) => $"{Call(call)}/status/{(leg == Leg.Agent ? "agent" : "customer")}{Retry}";

    public string Conference(Guid call) => $"{Call(call)}/conference{Retry}";

    public string Transcription(Guid call) => $"{Call(call)}/transcription{Retry}";

    public string HoldMusic(Guid call) => $"{Call(call)}/hold{Retry}";

    public static string ConferenceName(Guid call) => $"call-{call:N}";

    public static string AgentClient(Guid agent) => $"client:agent_{agent:N}";

    private string Call(Guid call) => $"{options.Value.PublicUrl.TrimEnd('/')}/twilio/calls/{call:N}";
}
