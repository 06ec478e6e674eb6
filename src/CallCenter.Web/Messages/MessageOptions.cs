namespace CallCenter.Web.Messages;

/// <summary>Section <c>Messages</c>: what is written to customers by text message.</summary>
public sealed class MessageOptions
{
    /// <summary>A confirmation of what was agreed or moved, and a reminder two hours before.</summary>
    public bool Appointments { get; set; } = true;

    /// <summary>A word after a call nobody answered; once for each callback.</summary>
    public bool MissedCalls { get; set; } = true;

    /// <summary>The number of a complaint, and that its answer is ready.</summary>
    public bool Complaints { get; set; } = true;

    /// <summary>How the call was; not where keys asked it already, never after a complaint in the call.</summary>
    public bool Surveys { get; set; }

    /// <summary>Messages nobody asked for to one number in 24 hours.</summary>
    public int PerDay { get; set; } = 3;

    internal bool Wants(MessagePurpose purpose) => purpose switch
    {
        MessagePurpose.AppointmentMade or MessagePurpose.AppointmentChanged or MessagePurpose.AppointmentReminder => Appointments,
        MessagePurpose.MissedCall => MissedCalls,
        MessagePurpose.Survey => Surveys,
        _ => Complaints,
    };

    public static IEnumerable<string> Faults(MessageOptions options)
    {
        if (options.PerDay is < 0 or > 100) yield return "PerDay: must be 0 to 100";
    }
}
