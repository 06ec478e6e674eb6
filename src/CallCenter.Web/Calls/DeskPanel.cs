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
}
