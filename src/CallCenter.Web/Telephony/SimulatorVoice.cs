using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Speaks on a leg of the simulator where no microphone is: the words travel to the carrier and come back as its transcription,
/// as speech would. With a real carrier there is nothing to speak through.
/// </summary>
public sealed class SimulatorVoice(IHttpClientFactory clients, CarrierAddress address, IOptions<TelephonyOptions> options)
{
    public const int LongestText = 500;

    public bool Available => options.Value.Carrier == CarrierKind.Simulator;

    /// <summary>Says the words; false when the carrier did not take them.</summary>
    public async Task<bool> SayAsync(string callSid, string text)
    {
        if (!Available || text.Length is 0 or > LongestText) return false;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address.Api}/simulator/calls/{callSid}/speech")
        {
            Content = new FormUrlEncodedContent([new("Text", text)]),
        };
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.AccountSid}:{options.Value.AuthToken}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        try
        {
            using var response = await clients.CreateClient(CarrierHttp.ClientName).SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }
}
