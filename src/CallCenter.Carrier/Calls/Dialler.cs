using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Twiml;

namespace CallCenter.Carrier.Calls;

/// <summary>Takes calls created by REST, and runs each from its queue to its end.</summary>
internal sealed class Dialler(Switchboard board, CallQueue queue, Ringing ringing, AnsweringMachines machines, TwimlRunner twiml, Lines lines, Rooms rooms, Cast cast, Timing timing, Errands errands)
{
    /// <summary>The new call, already in its queue; null when the queue is full.</summary>
    public Call? Place(string account, CallPlan plan)
    {
        if (queue.TakeSlot() is not { } wait) return null;
        var call = new Call(account, plan, cast.For(plan.To), timing.Now) { QueueTime = wait };
        lock (board.Gate) board.Add(call);
        return call;
    }

    public void Start(Call call) => errands.Run(ct => Run(call, ct), call.Life);

    private async Task Run(Call call, CancellationToken ct)
    {
        await timing.Exact(call.QueueTime, ct);
        if (call.Inbound) lines.Ringing(call);
        else if (!await ringing.Ring(call, ct)) return;
        await machines.Detect(call, ct);
        var course = call.Plan.Course;
        while (course is not null)
        {
            await Follow(call, course, ct);
            lock (board.Gate) (course, call.NextCourse) = (call.NextCourse, null);
        }

        lines.End(call, CallEnd.HungUp);
    }

    private async Task Follow(Call call, Course course, CancellationToken ct)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(ct);
        lock (board.Gate)
        {
            if (call.NextCourse is not null) return;
            call.Turn = turn;
        }

        try
        {
            if (course is FollowTwiml follow) await twiml.Run(call, follow.Source, turn.Token);
            if (course is TakeSeat take) await rooms.Sit(take.Seat).WaitAsync(turn.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Redirected over REST: the next course is waiting.
        }
        finally
        {
            lock (board.Gate) call.Turn = null;
        }
    }
}
