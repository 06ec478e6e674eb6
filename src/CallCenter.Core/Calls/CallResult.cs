using CallCenter.Core.FollowUps;

namespace CallCenter.Core.Calls;

/// <summary>A result a call may end with. domain §2, results.</summary>
/// <param name="Key">Stored and translated by it.</param>
/// <param name="Reached">A person was on the line.</param>
/// <param name="Ending">What it means for what follows; none when nothing was dialled and the callback returns untouched.</param>
public sealed record CallResult(string Key, bool Reached, CallEnding? Ending)
{
    /// <summary>The result of a leg the carrier never took.</summary>
    public const string NotDialled = "not-dialled";

    /// <summary>Every result, in the order of the list on the screen.</summary>
    public static IReadOnlyList<CallResult> All { get; } =
    [
        Talked("done", ReachedResult.Done),
        Talked("booked", ReachedResult.Booked),
        Talked("refused", ReachedResult.Refused),
        Talked("not-owner", ReachedResult.NotOwner),
        Talked("in-hand", ReachedResult.InHand),
        Talked("other", ReachedResult.Other),
        new("dropped", Reached: true, new CallEnding.Dropped()),
        new("wrong-number", Reached: true, new CallEnding.NotReached(NotReachedCause.WrongNumber)),
        Missed("voicemail", NotReachedCause.NoAnswer),
        Missed("no-answer", NotReachedCause.NoAnswer),
        Missed("busy", NotReachedCause.Busy),
        Missed("switched-off", NotReachedCause.SwitchedOff),
        Missed("suspended", NotReachedCause.Suspended),
        Missed("not-in-service", NotReachedCause.NotInService),
        Missed("unreachable", NotReachedCause.Unreachable),
        Missed("blocked", NotReachedCause.Blocked),
        Missed("canceled", NotReachedCause.NoAnswer),
        new(NotDialled, Reached: false, Ending: null),
        new("missed-caller", Reached: false, Ending: null),
        new("planned-caller", Reached: false, Ending: null),
    ];

    /// <summary>A customer rang us and was gone before anybody spoke with them.</summary>
    public static CallResult CallerMissed { get; } = Named("missed-caller");

    /// <summary>A customer rang us and is called back at a time that was said.</summary>
    public static CallResult CallerPlanned { get; } = Named("planned-caller");

    /// <summary>A machine answered.</summary>
    public static CallResult Voicemail { get; } = Named("voicemail");

    /// <summary>Results an agent may choose after the line was up.</summary>
    public static IReadOnlyList<CallResult> Chosen { get; } = [.. All.Where(r => r.Reached || r.Key == "voicemail")];

    /// <summary>The result with this key; none for an unknown key.</summary>
    public static CallResult? Find(string key) => All.FirstOrDefault(r => r.Key == key);

    /// <summary>The result of a leg that nobody answered; the carrier knows it, nobody is asked. domain §2.</summary>
    public static CallResult OfUnanswered(LegEnd end, int? code, int? carrierCode = null) => Named((end, code) switch
    {
        (not (LegEnd.Refused or LegEnd.Canceled), _) when CarrierCode.Of(carrierCode) is { } cause => cause.Result,
        (LegEnd.Busy, _) => "busy",
        (LegEnd.NoAnswer, _) => "no-answer",
        (LegEnd.Canceled, _) => "canceled",
        (LegEnd.Refused, _) => NotDialled,
        (_, 480) => "switched-off",
        (_, 404 or 410 or 484) => "not-in-service",
        (_, 402) => "suspended",
        (_, 403 or 603 or 607 or 608) => "blocked",
        _ => "unreachable",
    });

    private static CallResult Talked(string key, ReachedResult result) => new(key, Reached: true, new CallEnding.Reached(result));

    private static CallResult Missed(string key, NotReachedCause cause) => new(key, Reached: false, new CallEnding.NotReached(cause));

    private static CallResult Named(string key) => All.First(r => r.Key == key);
}
