using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.People;

/// <summary>A person in the list of the administrator.</summary>
public sealed record PersonRow
{
    public required Guid Id { get; init; }
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public required string StaffNumber { get; init; }
    public required long? TeamId { get; init; }
    public required string? Team { get; init; }
    public string? Languages { get; init; }
    public required bool Disabled { get; init; }
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>E.164; none without one.</summary>
    public string? Telephone { get; init; }
    public bool UsesTelephone { get; init; }
}

/// <summary>The list of people as the administrator sees and changes it.</summary>
public sealed class PeopleRoom(PeopleDesk desk, CurrentActor who, IDbContextFactory<Db> dbs)
{
    public async Task<ListSlice<PersonRow>> ListAsync(ListQuery query, bool left)
    {
        if (Rights.Allow(await who.RequireAsync(), Act.ManagePeople, Subject.None) is not RightsAnswer.Allowed) return new([], 0);
        await using var db = await dbs.CreateDbContextAsync();
        var rows = PeopleQueries.Rows(db, left);
        if (query.Search is { } search) rows = rows.Where(x => x.DisplayName.StartsWith(search) || x.UserName.StartsWith(search) || x.StaffNumber == search);
        var slice = await rows.SliceAsync(query);
        var ids = slice.Rows.Select(x => x.Id).ToList();
        var roles = (await PeopleQueries.RolesOf(db, ids).ToListAsync()).ToLookup(x => x.Person, x => x.Role);
        return slice with { Rows = [.. slice.Rows.Select(x => x with { Roles = [.. roles[x.Id].Select(Read).OfType<Role>().Order()] })] };
    }

    public async Task<IReadOnlyList<string>> TeamsAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await db.Teams.OrderBy(t => t.Name).Select(t => t.Name).ToListAsync();
    }

    public async Task<PersonAnswer> SaveAsync(PersonDraft draft) => await desk.SaveAsync(await who.RequireAsync(), draft);

    public async Task<PersonAnswer> DisableAsync(Guid id, bool disabled) => await desk.DisableAsync(await who.RequireAsync(), id, disabled);

    public async Task<PersonAnswer> ResetPasswordAsync(Guid id) => await desk.ResetPasswordAsync(await who.RequireAsync(), id);

    public async Task<PersonAnswer> ChangePasswordAsync(string old, string wanted) => await desk.ChangePasswordAsync(await who.RequireAsync(), old, wanted);

    private static Role? Read(string? name) => Enum.TryParse<Role>(name, out var role) ? role : null;
}
