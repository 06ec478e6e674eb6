using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Personas;

/// <summary>Plays the person at the end of an answered leg: greets, listens, answers, loses patience, hangs up.</summary>
internal sealed class Customers(CarrierOptions options, Switchboard board, Voices voices, Lines lines, Timing timing)
{
    private const double BeforeGreeting = 0.6;
    private const double ShortestThought = 0.8;
    private const double LongestThought = 2.0;
    private const double BeforeHangingUp = 0.8;

    public async Task Live(Call call, CancellationToken ct)
    {
        var chance = Chance.For(options.Seed, call.Person);
        var tongue = call.Person.StartsWith("+86", StringComparison.Ordinal) ? Tongue.Chinese : Tongue.English;
        var talk = new Conversation(call.Persona, chance, tongue);
        await timing.Human(BeforeGreeting, ct);
        await Say(call, talk.Greeting());
        var wait = new Waiting(call.Persona.Patience, timing);
        while (await Turn(call, talk, wait, ct))
        {
            await timing.Human(ShortestThought + (LongestThought - ShortestThought) * chance.NextDouble(), ct);
            var heard = Drain(call);
            if (heard.Count == 0) continue;
            var answer = talk.Hear([.. heard.Select(h => h.Text)], heard.Exists(h => h.ByPerson));
            await Give(call, answer, ct);
            if (answer.HangsUp) return;
        }
    }

    /// <summary>True when something was heard; false when the person has hung up.</summary>
    private async Task<bool> Turn(Call call, Conversation talk, Waiting wait, CancellationToken ct)
    {
        wait.Restart();
        while (!await HearsWords(call, wait, ct))
        {
            var quiet = QuietOf(call);
            if (wait.IsOver(quiet))
            {
                lines.End(call, CallEnd.HungUp);
                return false;
            }

            if (wait.TakesPrompt()) await Say(call, talk.Prompt());
        }

        return true;
    }

    private async Task<bool> HearsWords(Call call, Waiting wait, CancellationToken ct)
    {
        while (await wait.For(call.Ears.Reader, QuietOf(call), ct))
        {
            if (!call.Ears.Reader.TryPeek(out var heard) || heard != Heard.Click) return true;
            call.Ears.Reader.TryRead(out _);
        }

        return false;
    }

    private async Task Give(Call call, Answer answer, CancellationToken ct)
    {
        await Say(call, answer.Text);
        foreach (var key in answer.Press) call.Keys.Writer.TryWrite(key);
        if (!answer.HangsUp) return;
        await timing.Human(BeforeHangingUp, ct);
        lines.End(call, CallEnd.HungUp);
    }

    private Task Say(Call call, string text) => text.Length == 0 ? Task.CompletedTask : voices.Say(call, text, Manner.Spoken);

    private Quiet QuietOf(Call call)
    {
        lock (board.Gate)
        {
            if (call.Seat is not { Joined: true } seat) return Quiet.Silence;
            if (seat.Hold) return Quiet.OnHold;
            return seat.Conference.Participants.Exists(p => p != seat) ? Quiet.Silence : Quiet.Alone;
        }
    }

    private static List<Heard> Drain(Call call)
    {
        var all = new List<Heard>();
        while (call.Ears.Reader.TryRead(out var heard))
        {
            if (heard != Heard.Click) all.Add(heard);
        }

        return all;
    }
}
