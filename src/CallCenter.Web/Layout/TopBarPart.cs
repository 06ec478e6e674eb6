namespace CallCenter.Web.Layout;

/// <summary>
/// Something a feature shows in the top bar: registered as a singleton beside the feature, so that the frame knows none.
/// </summary>
/// <param name="Component">A component without parameters.</param>
/// <param name="Order">Lower stands further left.</param>
public sealed record TopBarPart(Type Component, int Order);
