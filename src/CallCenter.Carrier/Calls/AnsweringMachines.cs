using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Calls;

/// <summary>Tells people from machines, in the time that takes.</summary>
internal sealed class AnsweringMachines(Switchboard board, StatusCallbacks callbacks, Timing timing, Errands errands)
{
    private const double ListeningSeconds = 2;
    private const double ToTheBeepSeconds = 8;

    /// <summary>Holds the call when detection is synchronous; otherwise lets it go on.</summary>
    public async Task Detect(Call call, CancellationToken ct)
    {
        if (call.Plan.Machine is not { } plan) return;
        if (plan.Callback is null) await Listen(call, plan, ct);
        else errands.Run(c => Listen(call, plan, c), call.Life);
    }

    private async Task Listen(Call call, MachinePlan plan, CancellationToken ct)
    {
        var started = timing.Now;
        var machine = call.Persona.Machine;
        await timing.Human(machine && plan.ToTheBeep ? ToTheBeepSeconds : ListeningSeconds, ct);
        lock (board.Gate)
        {
            call.AnsweredBy = !machine ? AnsweredBy.Human : plan.ToTheBeep ? AnsweredBy.MachineEndBeep : AnsweredBy.MachineStart;
            call.DetectionTook = timing.Now - started;
            if (plan.Callback is { } target) callbacks.SendMachine(call, target, timing.Now - started);
        }
    }
}
