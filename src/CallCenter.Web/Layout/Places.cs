using System.Security.Claims;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Components.Routing;

namespace CallCenter.Web.Layout;

/// <summary>A place in the navigation and who sees it. The page itself says who may open it. What is written and practised for calls stands apart from the day's work.</summary>
public sealed record Place(string Href, string Name, NavLinkMatch Match, IReadOnlyList<Role> Roles, bool ForPreparing = false);

/// <summary>The navigation.</summary>
public static class Places
{
    private static readonly Place[] All =
    [
        new("desk", "nav.desk", NavLinkMatch.Prefix, [Role.Agent]),
        new("board", "nav.board", NavLinkMatch.Prefix, [Role.TeamLead, Role.Manager]),
        new("callbacks", "nav.callbacks", NavLinkMatch.Prefix, [Role.Agent, Role.TeamLead, Role.Manager]),
        new("campaigns", "nav.campaigns", NavLinkMatch.Prefix, [Role.TeamLead, Role.Manager]),
        new("follow-ups", "nav.followUps", NavLinkMatch.Prefix, [Role.Agent, Role.TeamLead, Role.ComplaintHandler, Role.Manager]),
        new("complaints", "nav.complaints", NavLinkMatch.Prefix,
            [Role.Agent, Role.TeamLead, Role.ComplaintHandler, Role.DepartmentHead, Role.Manager, Role.Quality]),
        new("calls", "nav.calls", NavLinkMatch.Prefix, [Role.Agent, Role.TeamLead, Role.Quality, Role.Manager, Role.ComplaintHandler]),
        new("quality", "nav.quality", NavLinkMatch.Prefix, [Role.Agent, Role.TeamLead, Role.Quality, Role.Manager]),
        new("customers", "nav.customers", NavLinkMatch.Prefix,
            [Role.Agent, Role.TeamLead, Role.ComplaintHandler, Role.Manager, Role.Quality]),
        new("scripts", "nav.scripts", NavLinkMatch.Prefix, [Role.Manager, Role.Administrator], ForPreparing: true),
        new("practice", "nav.practice", NavLinkMatch.Prefix, [Role.Agent, Role.TeamLead, Role.Manager, Role.Quality], ForPreparing: true),
        new("phrases", "nav.phrases", NavLinkMatch.Prefix, [Role.Manager, Role.Administrator], ForPreparing: true),
        new("people", "nav.people", NavLinkMatch.Prefix, [Role.Administrator]),
        new("knowledge", "nav.knowledge", NavLinkMatch.Prefix, Enum.GetValues<Role>()),
    ];

    /// <summary>What this person sees, in the order of their day.</summary>
    public static IEnumerable<Place> For(ClaimsPrincipal user) =>
        All.Where(place => place.Roles.Any(role => user.IsInRole(role.ToString())));

    /// <summary>Where this person starts.</summary>
    public static string Home(ClaimsPrincipal user) => For(user).FirstOrDefault()?.Href ?? "settings";
}
