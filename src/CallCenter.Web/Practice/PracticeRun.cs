using System.Text.Json;
using CallCenter.Core.Calls;

namespace CallCenter.Web.Practice;

/// <summary>A practised call, apart from everything that is about customers: its events stand here and nowhere else.</summary>
public sealed class PracticeRun
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required long? TeamId { get; init; }
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }

    /// <summary>The version it was begun with.</summary>
    public required string Version { get; init; }

    /// <summary>Key of the persona at the other end.</summary>
    public required string Persona { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>From 0 to 100, once it is over; none where nobody took the call.</summary>
    public int? Points { get; set; }

    /// <summary>Number of the last event; compared and set, so that of two turns at once one fails.</summary>
    public required int Seq { get; set; }

    /// <summary>The events as JSON.</summary>
    public required string Events { get; set; }

    internal static string Write(IEnumerable<Happening> events) => JsonSerializer.Serialize(events.Select(e => new StoredEvent(e.Seq, e.At, EventJson.Write(e.Event))));

    internal static IReadOnlyList<Happening> Read(string events) =>
        [.. (JsonSerializer.Deserialize<List<StoredEvent>>(events) ?? []).Select(e => new Happening(e.Seq, e.At, EventJson.Read(e.Event), SourceKey: null))];

    private sealed record StoredEvent(int Seq, DateTimeOffset At, EventJson Event);
}
