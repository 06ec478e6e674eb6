namespace CallCenter.Web.Calls;

/// <summary>
/// What a feature opens over the right column of the desk with one key: registered as a singleton beside the feature, so that
/// the desk knows none. The component takes a <see cref="DeskMoment"/> named Moment and an EventCallback named OnClose.
/// </summary>
/// <param name="Component">The component.</param>
/// <param name="Key">The function key that opens it.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Name">Key of its name among the words.</param>
public sealed record DeskDrawer(Type Component, string Key, string Icon, string Name);

/// <summary>Where the desk stands while a drawer is open.</summary>
/// <param name="CallId">The call; none before it.</param>
/// <param name="Locale">The language spoken with the customer.</param>
/// <param name="Step">Title of the step on the screen; empty before a call.</param>
public sealed record DeskMoment(Guid? CallId, string Locale, string Step)
{
    /// <summary>Ids of what the step, or the words just said, link to; the first is opened.</summary>
    public IReadOnlyList<string> Linked { get; init; } = [];
}
