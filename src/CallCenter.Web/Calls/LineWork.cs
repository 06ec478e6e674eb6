using System.Threading.Channels;
using CallCenter.Core.Calls;

namespace CallCenter.Web.Calls;

/// <summary>What the carrier has to do because of stored events; handed over in their order.</summary>
public sealed record LineJob(CallState State, IReadOnlyList<Happening> Happenings);

/// <summary>Hands stored events to the line. One lane per call, several calls at once.</summary>
public sealed class LineWork
{
    private readonly Channel<LineJob>[] lanes = [.. Enumerable.Range(0, 8).Select(_ => Channel.CreateUnbounded<LineJob>())];

    public IReadOnlyList<ChannelReader<LineJob>> Lanes => [.. lanes.Select(l => l.Reader)];

    public void Follow(CallState state, IReadOnlyList<Happening> happenings) =>
        lanes[(uint)state.Id.GetHashCode() % lanes.Length].Writer.TryWrite(new(state, happenings));
}
