using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Calls;

/// <summary>The forms of the desk: those a script opens, and the promise.</summary>
public enum DeskPanel
{
    FollowUp,
    Promise,
    Complaint,
    StopCalling,
}

/// <summary>From the form a script names to the panel of the desk.</summary>
public static class DeskPanels
{
    public static DeskPanel Of(DeskForm form) => form switch
    {
        DeskForm.Complaint => DeskPanel.Complaint,
        DeskForm.StopCalling => DeskPanel.StopCalling,
        _ => DeskPanel.FollowUp,
    };

    /// <summary>The scope an answer of the script names; one kind where it names none. domain §2.</summary>
    public static DoNotCallScope ScopeOf(string answer) => answer switch
    {
        "marketing" => DoNotCallScope.Marketing,
        "all" => DoNotCallScope.All,
        _ => DoNotCallScope.Kind,
    };

    /// <summary>The form that answers what a customer said; none where a branch does.</summary>
    public static DeskPanel? OfSignal(string kind) => kind switch
    {
        "stop-calling" => DeskPanel.StopCalling,
        "number-change" => DeskPanel.FollowUp,
        _ => null,
    };
}
