using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Twiml;

/// <summary>Plays what is only to be listened to: speech, sound and silence.</summary>
internal sealed class Prompts(Voices voices, Timing timing)
{
    private const double SoundSeconds = 2;
    private const double KeySeconds = 0.3;

    public async Task Play(Call call, TwimlVerb verb, CancellationToken ct)
    {
        switch (verb)
        {
            case Say say:
                for (var i = 0; i < Math.Max(1, say.Loop); i++) await voices.Announce(call, say.Text).WaitAsync(ct);
                break;
            case Twiml.Play play:
                await timing.Human((play.Digits.Length > 0 ? play.Digits.Length * KeySeconds : SoundSeconds) * Math.Max(1, play.Loop), ct);
                break;
            case Pause pause:
                await timing.Exact(TimeSpan.FromSeconds(pause.Seconds), ct);
                break;
        }
    }
}
