using System.Threading.Channels;
using CallCenter.Core.Calls;

namespace CallCenter.Web.Calls;

/// <summary>What the carrier has to do because of stored events; handed over in their order.</summary>
public sealed record LineJob(CallState State, IReadOnlyList<Happening> Happenings);

/// <summary>Hands stored events to the line.</summary>
public sealed class LineWork
{
    private readonly Channel<LineJob> jobs = Channel.CreateUnbounded<LineJob>(new() { SingleReader = true });

    public ChannelReader<LineJob> Jobs => jobs.Reader;

    public void Follow(CallState state, IReadOnlyList<Happening> happenings) => jobs.Writer.TryWrite(new(state, happenings));
}
