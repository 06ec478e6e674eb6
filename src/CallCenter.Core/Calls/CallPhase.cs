namespace CallCenter.Core.Calls;

/// <summary>Where a call stands, as lists and boards show it. The machine's truth is its events.</summary>
public enum CallPhase
{
    /// <summary>Allowed by the gate, on its way to the carrier.</summary>
    Placing,

    /// <summary>The customer's telephone rings.</summary>
    Ringing,

    /// <summary>Both are on the line.</summary>
    Talking,

    /// <summary>The customer hears music.</summary>
    OnHold,

    /// <summary>The line is down, the record is not finished (话后处理).</summary>
    WrapUp,

    /// <summary>Recorded completely.</summary>
    Closed,
}
