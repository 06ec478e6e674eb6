using Microsoft.AspNetCore.Components;

namespace CallCenter.Web.Layout;

/// <summary>A component with words. _Imports.razor makes every component one.</summary>
public abstract class Worded : ComponentBase
{
    /// <summary>The words of the language chosen.</summary>
    [CascadingParameter] public Texts T { get; set; } = Texts.Chinese;
}

/// <summary>A layout with words.</summary>
public abstract class WordedLayout : LayoutComponentBase
{
    /// <summary>The words of the language chosen.</summary>
    [CascadingParameter] public Texts T { get; set; } = Texts.Chinese;
}
