namespace CallCenter.Web.Parts;

/// <summary>What a colour means. Never alone: a word or an icon stands beside it.</summary>
public enum Tone
{
    /// <summary>Nothing to see.</summary>
    Plain,

    /// <summary>Where you are.</summary>
    Blue,

    /// <summary>Kept, ready.</summary>
    Green,

    /// <summary>Due soon, warned.</summary>
    Amber,

    /// <summary>Offence, overdue, lost.</summary>
    Red,
}
