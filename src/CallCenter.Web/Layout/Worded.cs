using CallCenter.Core.Calendars;
using Microsoft.AspNetCore.Components;

namespace CallCenter.Web.Layout;

/// <summary>A component with words. _Imports.razor makes every component one.</summary>
public abstract class Worded : ComponentBase
{
    /// <summary>The words of the language chosen.</summary>
    [CascadingParameter] public Texts T { get; set; } = Texts.Chinese;

    /// <summary>The office's zone and hours: times of nobody in particular are said by its wall clock.</summary>
    [CascadingParameter] public WorkCalendar Office { get; set; } = WorkCalendar.Default;
}

/// <summary>A layout with words.</summary>
public abstract class WordedLayout : LayoutComponentBase
{
    /// <summary>The words of the language chosen.</summary>
    [CascadingParameter] public Texts T { get; set; } = Texts.Chinese;
}
