using CallCenter.Core.People;
using CallCenter.Web.Data;

namespace CallCenter.Web.People;

/// <summary>A person as lists show them.</summary>
public sealed record PersonListed(Guid Id, string UserName, string DisplayName, string StaffNumber, long? TeamId);

/// <summary>A role somebody has.</summary>
public sealed record RoleHeld(Guid Person, string? Role);

/// <summary>Named questions about people.</summary>
public static class PeopleQueries
{
    public static IQueryable<string?> RoleNames(Db db, Guid person) =>
        from link in db.UserRoles
        join role in db.Roles on link.RoleId equals role.Id
        where link.UserId == person
        select role.Name;

    /// <summary>Everybody in a role who may still sign in.</summary>
    public static IQueryable<Guid> InRole(Db db, Role role)
    {
        var name = role.ToString();
        return from link in db.UserRoles
               join held in db.Roles on link.RoleId equals held.Id
               join person in db.Users on link.UserId equals person.Id
               where held.Name == name && !person.Disabled
               orderby person.StaffNumber
               select person.Id;
    }

    /// <summary>Everybody who may sign in, or everybody who has left, by staff number.</summary>
    public static IQueryable<PersonRow> Rows(Db db, bool left) =>
        from person in db.Users
        where person.Disabled == left
        join one in db.Teams on person.TeamId equals (long?)one.Id into teams
        from team in teams.DefaultIfEmpty()
        orderby person.StaffNumber
        select new PersonRow
        {
            Id = person.Id,
            UserName = person.UserName ?? "",
            DisplayName = person.DisplayName,
            StaffNumber = person.StaffNumber,
            TeamId = person.TeamId,
            Team = team == null ? null : team.Name,
            Languages = person.Languages,
            Telephone = person.PhoneNumber,
            UsesTelephone = person.UsesTelephone,
            Disabled = person.Disabled,
        };

    /// <summary>The roles of these people.</summary>
    public static IQueryable<RoleHeld> RolesOf(Db db, IReadOnlyList<Guid> people) =>
        from link in db.UserRoles
        where people.Contains(link.UserId)
        join role in db.Roles on link.RoleId equals role.Id
        select new RoleHeld(link.UserId, role.Name);

    /// <summary>Everybody of a team.</summary>
    public static IQueryable<PersonListed> OfTeam(Db db, long team) =>
        from person in db.Users
        where person.TeamId == team && !person.Disabled
        orderby person.StaffNumber
        select new PersonListed(person.Id, person.UserName ?? "", person.DisplayName, person.StaffNumber, person.TeamId);

    /// <summary>The accounts of the demo with their roles, for the login page in Development.</summary>
    public static IQueryable<DemoAccount> DemoAccounts(Db db) =>
        from person in db.Users
        join link in db.UserRoles on person.Id equals link.UserId
        join role in db.Roles on link.RoleId equals role.Id
        where person.Demo && !person.Disabled
        orderby person.StaffNumber
        select new DemoAccount(person.UserName ?? "", person.DisplayName, person.StaffNumber, role.Name ?? "", person.TeamId);
}

/// <summary>An account of the demo; one row per role.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, string StaffNumber, string Role, long? TeamId);
