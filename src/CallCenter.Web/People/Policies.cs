using CallCenter.Core.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>Who may use a page or an endpoint. A policy's name is the roles it lets in, joined by commas, so that a page with
/// several says <c>[Authorize(Policies.TeamLeads + "," + Policies.Managers)]</c>.</summary>
public static class Policies
{
    public const string Agents = nameof(Role.Agent);
    public const string TeamLeads = nameof(Role.TeamLead);
    public const string Quality = nameof(Role.Quality);
    public const string ComplaintHandlers = nameof(Role.ComplaintHandler);
    public const string Departments = nameof(Role.Department);
    public const string DepartmentHeads = nameof(Role.DepartmentHead);
    public const string Managers = nameof(Role.Manager);
    public const string Administrators = nameof(Role.Administrator);

    /// <summary>Keys of the REST interface, and nobody else.</summary>
    public const string Api = "ApiKey";
}

/// <summary>A person who still may sign in, in one of these roles; no roles means any. Both are asked of the database, not of the cookie.</summary>
/// <param name="Roles">The roles let in.</param>
public sealed record PersonRequirement(IReadOnlyList<Role> Roles) : IAuthorizationRequirement
{
    public static readonly PersonRequirement Any = new([]);
}

/// <summary>Answers <see cref="PersonRequirement"/>.</summary>
public sealed class PersonCheck(Actors actors) : AuthorizationHandler<PersonRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PersonRequirement requirement)
    {
        if (await actors.OfAsync(context.User) is not Actor.Person person) return;
        if (requirement.Roles.Count == 0 || requirement.Roles.Any(person.Roles.Contains)) context.Succeed(requirement);
    }
}

/// <summary>Makes the policy of a list of roles when a page first asks for it.</summary>
public sealed class RolePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (await base.GetPolicyAsync(policyName) is { } known) return known;
        var roles = new List<Role>();
        foreach (var name in policyName.Split(','))
        {
            if (!Enum.TryParse<Role>(name, out var role)) return null;
            roles.Add(role);
        }
        return new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PersonRequirement(roles)).Build();
    }
}
