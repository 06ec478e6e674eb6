using System.Security.Cryptography;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Telephony;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>A person as the administrator writes them down.</summary>
/// <param name="Id">Whom; none for somebody new.</param>
/// <param name="UserName">The name to sign in with; fixed once made.</param>
/// <param name="DisplayName">The name on screens.</param>
/// <param name="StaffNumber">What an agent says to a customer; nobody else's.</param>
/// <param name="Team">Name of the team, made where there is none of that name; none for people without a team.</param>
/// <param name="Roles">What they do here.</param>
public sealed record PersonDraft(Guid? Id, string UserName, string DisplayName, string StaffNumber, string? Team, IReadOnlyList<Role> Roles)
{
    /// <summary>What they speak with customers; none for everything.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Their telephone as typed; none without one.</summary>
    public string? Telephone { get; init; }

    /// <summary>Their calls ring the telephone instead of the softphone.</summary>
    public bool UsesTelephone { get; init; }
}

/// <summary>Why a person could not be written down.</summary>
public enum PersonRefusal
{
    NotAllowed,
    NotFound,
    NameMissing,
    NameTaken,
    NumberTaken,
    RoleMissing,
    TeamMissing,
    LastAdministrator,
    Oneself,
    PasswordWrong,
    PasswordShort,

    /// <summary>The telephone is none; <see cref="PersonAnswer.Refused.Telephone"/> says why.</summary>
    TelephoneWrong,
    TelephoneMissing,

    /// <summary>Calls would not be put through to it: it is not on the list of telephones that may be rung.</summary>
    TelephoneNotListed,
}

/// <summary>What came of it.</summary>
public abstract record PersonAnswer
{
    private PersonAnswer() { }

    /// <summary>Written down. Somebody new, or whose password was made anew, has this one: it is shown once.</summary>
    public sealed record Saved(Guid Id, string? Password = null) : PersonAnswer;

    /// <summary>Nothing happened.</summary>
    public sealed record Refused(PersonRefusal Reason, PhoneRefusal? Telephone = null) : PersonAnswer;
}

/// <summary>Makes and changes people. Whoever loses a role or leaves is signed out within seconds.</summary>
public sealed class PeopleDesk(Writes writes, Actors actors, IPasswordHasher<Person> hasher, ILookupNormalizer names, IOptions<TelephonyOptions> line, ILogger<PeopleDesk> log)
{
    internal const int ShortestPassword = 10;
    private const int Longest = 40;

    /// <summary>Read aloud without a doubt: no 0 and O, no 1 and l.</summary>
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    public Task<PersonAnswer> SaveAsync(Actor.Person by, PersonDraft draft)
    {
        var clean = draft with { UserName = draft.UserName.Trim(), DisplayName = draft.DisplayName.Trim(), StaffNumber = draft.StaffNumber.Trim(), Team = draft.Team?.Trim() };
        return DoAsync(by, draft.Id, (db, person) => SaveAsync(db, by, clean, person));
    }

    /// <summary>Bars somebody who has left, or lets them in again.</summary>
    public Task<PersonAnswer> DisableAsync(Actor.Person by, Guid id, bool disabled) => DoAsync(by, id, async (db, person) =>
    {
        if (person is null) return No(PersonRefusal.NotFound);
        if (disabled && id == by.Id) return No(PersonRefusal.Oneself);
        if (disabled && await IsLastAdministratorAsync(db, id)) return No(PersonRefusal.LastAdministrator);
        person.Disabled = disabled;
        person.SecurityStamp = Stamp();
        return new PersonAnswer.Saved(id);
    });

    /// <summary>Gives somebody a new password, shown once; what they have open ends.</summary>
    public Task<PersonAnswer> ResetPasswordAsync(Actor.Person by, Guid id) => DoAsync(by, id, (_, person) =>
        Task.FromResult<PersonAnswer>(person is null ? No(PersonRefusal.NotFound) : new PersonAnswer.Saved(id, SetPassword(person, RandomNumberGenerator.GetString(Signs, 12)))));

    /// <summary>Changes one's own password; every open session ends and one signs in anew.</summary>
    public async Task<PersonAnswer> ChangePasswordAsync(Actor.Person self, string old, string wanted)
    {
        if (wanted.Length < ShortestPassword || wanted.Distinct().Count() < 5) return No(PersonRefusal.PasswordShort);
        var answer = await writes.RunAsync<PersonAnswer>(async db =>
        {
            var person = await db.Users.SingleAsync(x => x.Id == self.Id);
            if (person.PasswordHash is not { } hash || hasher.VerifyHashedPassword(person, hash, old) == PasswordVerificationResult.Failed)
                return No(PersonRefusal.PasswordWrong);
            SetPassword(person, wanted);
            return new PersonAnswer.Saved(self.Id);
        });
        actors.Forget(self.Id);
        return answer;
    }

    private async Task<PersonAnswer> DoAsync(Actor.Person by, Guid? id, Func<Db, Person?, Task<PersonAnswer>> change)
    {
        if (Rights.Allow(by, Act.ManagePeople, Subject.None) is not RightsAnswer.Allowed) return No(PersonRefusal.NotAllowed);
        var answer = await writes.RunAsync(async db => await change(db, id is { } known ? await db.Users.SingleOrDefaultAsync(x => x.Id == known) : null));
        if (answer is PersonAnswer.Saved saved)
        {
            actors.Forget(saved.Id);
            log.LogInformation("{By} changed the account {Person}", by.Id, saved.Id);
        }
        return answer;
    }

    private async Task<PersonAnswer> SaveAsync(Db db, Actor.Person by, PersonDraft draft, Person? person)
    {
        if (draft.Id is not null && person is null) return No(PersonRefusal.NotFound);
        if (await FaultAsync(db, draft) is { } fault) return No(fault);
        if (TelephoneFault(draft) is { } telephone) return telephone;
        var keepsRights = draft.Roles.Contains(Role.Administrator);
        if (person is not null && !keepsRights && (person.Id == by.Id || await IsLastAdministratorAsync(db, person.Id)))
            return No(person.Id == by.Id ? PersonRefusal.Oneself : PersonRefusal.LastAdministrator);
        var team = await TeamAsync(db, draft.Team);
        var saved = person ?? db.Users.Add(New(draft)).Entity;
        var password = person is null ? SetPassword(saved, RandomNumberGenerator.GetString(Signs, 12)) : null;
        (saved.DisplayName, saved.StaffNumber, saved.TeamId, saved.SecurityStamp) = (draft.DisplayName, draft.StaffNumber, team, Stamp());
        saved.Languages = Languages.Stored(draft.Languages);
        (saved.PhoneNumber, saved.UsesTelephone) = (Telephone(draft), draft.UsesTelephone);
        await SetRolesAsync(db, saved.Id, draft.Roles);
        return new PersonAnswer.Saved(saved.Id, password);
    }

    private static string? Telephone(PersonDraft draft) =>
        PhoneNumber.Read(draft.Telephone) is PhoneReading.Understood read ? read.Number.Dialable : null;

    private PersonAnswer.Refused? TelephoneFault(PersonDraft draft) => PhoneNumber.Read(draft.Telephone) switch
    {
        PhoneReading.Refused { Reason: PhoneRefusal.Empty } => draft.UsesTelephone ? No(PersonRefusal.TelephoneMissing) : null,
        PhoneReading.Refused refused => new(PersonRefusal.TelephoneWrong, refused.Reason),
        PhoneReading.Understood read when draft.UsesTelephone && LegGate.Decide(read.Number.Dialable, line.Value.Legs, 0) is not LegAnswer.Allowed => No(PersonRefusal.TelephoneNotListed),
        _ => null,
    };

    private async Task<PersonRefusal?> FaultAsync(Db db, PersonDraft draft)
    {
        if (draft is not { UserName.Length: > 0 and <= Longest, DisplayName.Length: > 0 and <= Longest, StaffNumber.Length: > 0 and <= Longest }) return PersonRefusal.NameMissing;
        if (draft.Roles.Count == 0) return PersonRefusal.RoleMissing;
        if (string.IsNullOrEmpty(draft.Team) && draft.Roles.Any(r => r is Role.Agent or Role.TeamLead)) return PersonRefusal.TeamMissing;
        var normal = names.NormalizeName(draft.UserName);
        if (draft.Id is null && await db.Users.AnyAsync(x => x.NormalizedUserName == normal)) return PersonRefusal.NameTaken;
        return await db.Users.AnyAsync(x => x.StaffNumber == draft.StaffNumber && x.Id != draft.Id) ? PersonRefusal.NumberTaken : null;
    }

    private Person New(PersonDraft draft) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = draft.UserName,
        NormalizedUserName = names.NormalizeName(draft.UserName),
        DisplayName = draft.DisplayName,
        StaffNumber = draft.StaffNumber,
        LockoutEnabled = true,
    };

    private string SetPassword(Person person, string password)
    {
        person.PasswordHash = hasher.HashPassword(person, password);
        (person.SecurityStamp, person.LockoutEnd, person.AccessFailedCount) = (Stamp(), null, 0);
        return password;
    }

    private static async Task<long?> TeamAsync(Db db, string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        if (await db.Teams.FirstOrDefaultAsync(t => t.Name == name) is { } there) return there.Id;
        var id = (await db.Teams.MaxAsync(t => (long?)t.Id) ?? 0) + 1;
        db.Teams.Add(new Team { Id = id, Name = name });
        return id;
    }

    private static async Task SetRolesAsync(Db db, Guid person, IReadOnlyList<Role> wanted)
    {
        var names = wanted.Select(r => r.ToString()).ToList();
        var ids = await db.Roles.Where(r => r.Name != null && names.Contains(r.Name)).Select(r => r.Id).ToListAsync();
        await db.UserRoles.Where(x => x.UserId == person).ExecuteDeleteAsync();
        db.UserRoles.AddRange(ids.Select(role => new IdentityUserRole<Guid> { UserId = person, RoleId = role }));
    }

    private static async Task<bool> IsLastAdministratorAsync(Db db, Guid person)
    {
        var others = await PeopleQueries.InRole(db, Role.Administrator).Where(id => id != person).AnyAsync();
        return !others && await PeopleQueries.InRole(db, Role.Administrator).ContainsAsync(person);
    }

    private static string Stamp() => Guid.NewGuid().ToString("N");

    private static PersonAnswer.Refused No(PersonRefusal reason) => new PersonAnswer.Refused(reason);
}
