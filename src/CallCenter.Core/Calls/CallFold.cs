using System.Collections.Immutable;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>An event with its place in the call's history.</summary>
/// <param name="Seq">Its number, from 1.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Event">What happened.</param>
/// <param name="SourceKey">Natural key of the webhook it came from.</param>
public sealed record Happening(int Seq, DateTimeOffset At, CallEvent Event, string? SourceKey);

/// <summary>Folds events into the state of a call.</summary>
public static class CallFold
{
    /// <summary>The state after these events; nothing without a first <see cref="CallPlaced"/>.</summary>
    public static CallState? From(Guid id, IEnumerable<Happening> happenings)
    {
        CallState? state = null;
        foreach (var happening in happenings) state = Next(id, state, happening);
        return state;
    }

    /// <summary>The state after one more event.</summary>
    public static CallState? Next(Guid id, CallState? state, Happening happening)
    {
        var next = (state, happening.Event) switch
        {
            (null, CallPlaced placed) => Begin(id, placed, happening.At),
            (null, _) => null,
            var (s, e) => Lines(s, e, happening.At) ?? GuestFold.Next(s, e, happening.At) ?? Talk(s, e, happening) ?? Record(s, e, happening.At) ?? s,
        };
        return next is null ? null : next with
        {
            Seq = happening.Seq,
            Sources = happening.SourceKey is { } key ? next.Sources.Add(key) : next.Sources,
        };
    }

    private static CallState Begin(Guid id, CallPlaced placed, DateTimeOffset at) => new()
    {
        Id = id,
        Seq = 1,
        Order = placed,
        PlacedAt = at,
        Place = new(placed.StartStep, null, LineIdentity.Unknown, [placed.StartStep], ImmutableDictionary<string, string>.Empty, false),
    };

    private static CallState? Lines(CallState s, CallEvent e, DateTimeOffset at) => e switch
    {
        LegStarted x => WithLeg(s, x.Leg, l => l with { Sid = x.Sid }),
        LegRang x => WithLeg(s, x.Leg, l => l with { RangAt = at }),
        LegAnswered x => WithLeg(s, x.Leg, l => l with { AnsweredAt = at }),
        LegEnded x => WithLeg(s, x.Leg, l => l with { EndedAt = at, End = x.End }),
        AgentRecalled x => Past(s, s.Agent) with { Agent = LegState.None, Recalls = x.Try },
        CustomerRedialled x => Redialled(s, x),
        MachineAnswered x => s with { Machine = x.Kind },
        CallOffered x => s with { Order = s.Order with { AgentId = x.AgentId, TeamId = x.TeamId }, Agent = LegState.None },
        OfferMissed => Past(s, s.Agent) with { Order = s.Order with { AgentId = Guid.Empty }, Agent = LegState.None },
        SlotOffered x => s with { Slot = new(x.At, x.Closed, null, null) },
        SlotAnswered x => s with { Slot = s.Slot is { } slot ? slot with { Taken = x.Taken, AnsweredAt = at } : null },
        SurveyStarted => s with { Survey = new(at, null) },
        SurveyAnswered x => s with { Survey = s.Survey is { } survey ? survey with { Satisfaction = x.Satisfaction } : null },
        ConferenceOpened x => s with { ConferenceSid = x.Sid },
        HoldStarted => s with { HoldSince = at },
        HoldEnded => s with { HoldSince = null },
        AgentMuted => s with { Muted = true },
        AgentUnmuted => s with { Muted = false },
        HangUpAsked => s with { HangUpAsked = true },
        _ => null,
    };

    private static CallState Past(CallState s, LegState leg) => leg.Sid is { } sid ? s with { PastLegs = s.PastLegs.Add(sid) } : s;

    // The agent may be there still; one who is not is rung before the customer is.
    private static CallState Redialled(CallState s, CustomerRedialled x)
    {
        var agent = s.Agent.EndedAt is null ? s : Past(s, s.Agent) with { Agent = LegState.None };
        return Past(agent, s.Customer) with
        {
            Customer = LegState.None,
            Redials = x.Try,
            HangUpAsked = false,
            Transcription = null,
            Recording = null,
            PastRecordings = s.Recording is { Running: true, Sid: var running } ? s.PastRecordings.Add(running) : s.PastRecordings,
        };
    }

    private static CallState WithLeg(CallState s, Leg leg, Func<LegState, LegState> change) =>
        leg == Leg.Agent ? s with { Agent = change(s.Agent) } : s with { Customer = change(s.Customer) };

    private static CallState? Talk(CallState s, CallEvent e, Happening happening) => e switch
    {
        NoticeGiven => s with { NoticeAt = happening.At },
        TranscriptionStarted x => s with { Transcription = new(x.Sid, true) },
        TranscriptionEnded x => s with
        {
            Transcription = s.Transcription is { } t ? t with { Running = false } : null,
            TranscriptionErrors = s.TranscriptionErrors + (x.ErrorCode is null ? 0 : 1),
        },
        RecordingStarted x => s with { Recording = new(x.Sid, true) },
        RecordingEnded x when s.Recording?.Sid == x.Sid => s with { Recording = new(x.Sid, false) },
        RecordingEnded x => s with { PastRecordings = s.PastRecordings.Remove(x.Sid) },
        SensitiveStarted => s with { Sensitive = true },
        SensitiveEnded => s with { Sensitive = false },
        UtteranceHeard x => s with { Transcript = s.Transcript.Add(new(happening.Seq, x)), Heard = s.Heard.Union(x.Heard) },
        ScriptMoved x => s with { Place = Move(s.Place, x) },
        LanguageChanged x => InLanguage(s, x),
        _ => null,
    };

    private static CallState InLanguage(CallState s, LanguageChanged x)
    {
        var place = s.Place.Carried((x.To, x.ReturnTo, x.Ended), x.Gone, x.Dropped);
        return s with
        {
            Order = s.Order with { Locale = x.Locale, ScriptVersion = x.ScriptVersion },
            Place = place,
            Language = new(x.Language, place.Answers.Count, x.Dropped),
        };
    }

    // Exactly what the runner did, from what the event says: a test walks both side by side.
    private static ScriptPlace Move(ScriptPlace place, ScriptMoved moved)
    {
        var (asked, known) = (moved.Way, place.Ended, moved.Ended) switch
        {
            (ScriptWay.Back, false, _) => (place.Asked.RemoveAt(place.Asked.Length - 1), place.Known.RemoveAt(place.Known.Length - 1)),
            (ScriptWay.Forward, _, false) => (place.Asked.Add(moved.To), place.Known.Add(moved.Identity)),
            _ => (place.Asked, place.Known),
        };
        var answers = moved.Answer is { } answer ? place.Answers.SetItem(moved.From, answer) : place.Answers;
        var values = (moved.Answer, moved.Value) switch
        {
            (null, _) => place.Values,
            (_, { Length: > 0 } value) => place.Values.SetItem(moved.From, value),
            _ => place.Values.Remove(moved.From),
        };
        return new(moved.To, moved.ReturnTo, moved.Identity, asked, answers, moved.Ended) { Known = known, Values = values };
    }

    private static CallState? Record(CallState s, CallEvent e, DateTimeOffset at) => e switch
    {
        NoteTaken x => s with { Notes = s.Notes.Add(x.Text) },
        ComplaintFiled x => s with { Complaints = s.Complaints.Add(x) },
        FollowUpBooked x => s with { FollowUps = s.FollowUps.Add(x) },
        PromiseMade x => s with { Promises = s.Promises.Add(x) },
        StopCallingAsked x => s with { StopCalling = x },
        CallClosed x => s with { ClosedAt = at, Closing = x },
        _ => null,
    };
}
