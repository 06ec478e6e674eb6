namespace CallCenter.Core.Calls;

/// <summary>News of the carrier: legs, conference, transcription. Order of arrival is never trusted.</summary>
internal static class LineNews
{
    public static CallDecision? Decide(CallState s, CallCommand command, CallRules rules, DateTimeOffset now) => command switch
    {
        ReportLegStarted c => Started(s, c),
        ReportLeg c => Reported(s, c, rules, now),
        // Whoever took the call over came as a guest: the news of their leg still say so.
        ReportGuest c when s.Agent.Sid == c.Sid => Reported(s, new(Leg.Agent, c.Sid, c.News), rules, now),
        ReportLegRefused c => Ended(s, new(c.Leg, LegEnd.Refused, c.Code), rules, now),
        ReportConference c => s.ConferenceSid == c.Sid ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new ConferenceOpened(c.Sid)),
        ReportTranscriptionStarted c => TranscriptionStarts(s, c),
        ReportTranscriptionEnded c => TranscriptionEnds(s, c),
        Hear c => Heard(s, c),
        ReportRecordingStarted c => s.Recording?.Sid == c.Sid ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new RecordingStarted(c.Sid)),
        ReportRecordingStored c => CallDecision.Of(new RecordingStored(c.Sid, c.Sha256, c.Bytes)),
        ReportRecordingEnded c => (s.Recording is { Running: true } r && r.Sid == c.Sid) || s.PastRecordings.Contains(c.Sid)
            ? CallDecision.Of(new RecordingEnded(c.Sid, c.Seconds, c.Absent)) : CallDecision.No(CallRefusal.Foreign),
        ReportNotice => s is { NoticeAt: null, Customer.Up: true } ? CallDecision.Of(new NoticeGiven()) : CallDecision.No(CallRefusal.NoChange),
        ReportMachine c => s is { Machine: null, Customer.EndedAt: null } && s.Customer.Sid == c.Sid
            ? CallDecision.Of(new MachineAnswered(c.Kind)) : CallDecision.No(CallRefusal.Late),
        ReportSurvey c => s.Survey is { Satisfaction: null } ? CallDecision.Of(new SurveyAnswered(Meaning(c.Digits))) : CallDecision.No(CallRefusal.Late),
        _ => null,
    };

    private static LegState Of(CallState s, Leg leg) => leg == Leg.Agent ? s.Agent : s.Customer;

    /// <summary>The three keys of the survey, as they are stored.</summary>
    private static string? Meaning(string digits) => digits switch
    {
        "1" => "satisfied",
        "2" => "fair",
        "3" => "dissatisfied",
        _ => null,
    };

    private static CallDecision Started(CallState s, ReportLegStarted c) => Of(s, c.Leg) switch
    {
        _ when s.PastLegs.Contains(c.Sid) => CallDecision.No(CallRefusal.Late),
        { Sid: { } sid } => CallDecision.No(sid == c.Sid ? CallRefusal.NoChange : CallRefusal.Foreign),
        { EndedAt: not null } => CallDecision.No(CallRefusal.Late),
        _ => CallDecision.Of(new LegStarted(c.Leg, c.Sid)),
    };

    private static CallDecision Reported(CallState s, ReportLeg c, CallRules rules, DateTimeOffset now)
    {
        var leg = Of(s, c.Leg);
        if (s.PastLegs.Contains(c.Sid)) return CallDecision.No(CallRefusal.Late);
        if (leg.Sid is { } sid && sid != c.Sid) return CallDecision.No(CallRefusal.Foreign);
        if (leg.EndedAt is not null) return CallDecision.No(CallRefusal.Late);
        var decision = c.News switch
        {
            LegNews.Ringing => leg.RangAt is not null || leg.AnsweredAt is not null
                ? CallDecision.No(CallRefusal.Late) : CallDecision.Of(new LegRang(c.Leg)),
            LegNews.Answered => leg.AnsweredAt is not null ? CallDecision.No(CallRefusal.Late) : Answered(s, c.Leg),
            LegNews.Ended ended => Ended(s, new(c.Leg, ended.End, ended.Code) { CarrierCode = ended.CarrierCode }, rules, now),
            _ => CallDecision.No(CallRefusal.UnknownKey),
        };
        // A webhook may overtake the answer that names the leg: the name is taken from whichever comes first.
        return leg.Sid is null && decision is CallDecision.Happens happens
            ? new CallDecision.Happens([new LegStarted(c.Leg, c.Sid), .. happens.Events]) : decision;
    }

    // Who rang us is on the line from the first moment; what counts is that somebody speaks with them.
    private static CallDecision Answered(CallState s, Leg leg) => (s.Waits, leg) switch
    {
        (true, Leg.Customer) => CallDecision.No(CallRefusal.NoChange),
        (true, Leg.Agent) => CallDecision.Of(new LegAnswered(Leg.Agent), new LegAnswered(Leg.Customer)),
        _ => CallDecision.Of(new LegAnswered(leg)),
    };

    private static CallDecision Ended(CallState s, LegEnded ended, CallRules rules, DateTimeOffset now)
    {
        var leg = ended.Leg;
        if (Of(s, leg).EndedAt is not null) return CallDecision.No(CallRefusal.Late);
        List<CallEvent> events = [];
        if (leg == Leg.Customer && s.HoldSince is not null) events.Add(new HoldEnded());
        events.Add(ended);
        if (leg == Leg.Customer && !s.Reached) events.Add(Unanswered(s, ended, rules, now));
        else if (leg == Leg.Customer && s is { Machine: not null, ClosedAt: null }) events.Add(CallRecord.Closing(s, CallResult.Voicemail, rules, now));
        else if (leg == Leg.Customer && Dropped(s, ended)) events.Add(new CustomerRedialled(s.Redials + 1));
        else if (leg == Leg.Agent && s is { Waits: true, HangUpAsked: false }) events.Add(new OfferMissed(s.Order.AgentId));
        else if (leg == Leg.Agent && Alone(s) && s.Recalls < MostRecalls) events.Add(new AgentRecalled(s.Recalls + 1));
        else if (leg == Leg.Agent && ended.End == LegEnd.Refused && s.Customer is { Sid: null, EndedAt: null })
        {
            // Without an agent on the line no customer is rung.
            events.Add(ended with { Leg = Leg.Customer });
            events.Add(Unanswered(s, ended, rules, now));
        }
        return new CallDecision.Happens(events);
    }

    /// <summary>How often an agent who was lost is rung again (ours).</summary>
    private const int MostRecalls = 3;

    /// <summary>The network took the line down, nobody hung up.</summary>
    private static bool Dropped(CallState s, LegEnded ended) =>
        s is { Customer.AnsweredAt: not null, HangUpAsked: false, SteppedOut: false, Survey: null, ClosedAt: null }
        && ended.End == LegEnd.Failed && s.Redials < LineControl.MostRedials;

    /// <summary>The customer is, or is about to be, on a line with nobody.</summary>
    private static bool Alone(CallState s) =>
        s is { Reached: true, Customer.EndedAt: null, HangUpAsked: false, SteppedOut: false, Survey: null, Machine: null };

    private static CallClosed Unanswered(CallState s, LegEnded ended, CallRules rules, DateTimeOffset now) =>
        s.Order.Inbound ? CallerFlow.Closing(s, rules, now)
        : CallRecord.Closing(s, CallResult.OfUnanswered(ended.End, ended.Code, ended.CarrierCode), rules, now)
            with
        { Reason = CarrierCode.Of(ended.CarrierCode)?.Reason };

    private static CallDecision TranscriptionStarts(CallState s, ReportTranscriptionStarted c) => s switch
    {
        { Transcription: { } t } when t.Sid == c.Sid => CallDecision.No(CallRefusal.NoChange),
        { Customer.EndedAt: not null } => CallDecision.No(CallRefusal.Late),
        _ => CallDecision.Of(new TranscriptionStarted(c.Sid)),
    };

    private static CallDecision TranscriptionEnds(CallState s, ReportTranscriptionEnded c) => s.Transcription switch
    {
        { Running: true } t when t.Sid == c.Sid => CallDecision.Of(new TranscriptionEnded(c.Sid, c.ErrorCode)),
        { } t when t.Sid == c.Sid => CallDecision.No(CallRefusal.NoChange),
        _ => CallDecision.No(CallRefusal.Foreign),
    };

    internal static CallDecision Heard(CallState s, Hear c)
    {
        if (s.ClosedAt is not null) return CallDecision.No(CallRefusal.Late);
        if (c.Text.Length is 0 or > CallMachine.LongestText) return CallDecision.No(CallRefusal.BadText);
        var offences = c.Hits.Select(Offence.Of).ToList();
        return CallDecision.Of(new UtteranceHeard(c.Speaker, c.SpokenAt, offences, c.Heard, c.Text) { Rules = offences.Count > 0 ? c.Rules : null });
    }
}
