using CallCenter.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>Checks a password and counts the wrong ones. The costly comparison is done outside the write gate; the count is one
/// statement in the database, so that guesses in parallel are all counted.</summary>
public sealed class PasswordLogin(
    SignInManager<Person> signIn, Writes writes, IOptions<IdentityOptions> options, TimeProvider time, ILogger<PasswordLogin> log)
{
    private const int LongestPassword = 200;
    private static readonly Person Nobody = new() { DisplayName = "", StaffNumber = "" };

    public async Task<LoginFault> TryAsync(string userName, string password)
    {
        if (password.Length > LongestPassword) return LoginFault.Wrong;
        var hasher = signIn.UserManager.PasswordHasher;
        var person = await signIn.UserManager.FindByNameAsync(userName);
        if (person?.PasswordHash is not { } hash)
        {
            // An unknown name costs as much time as a wrong password.
            hasher.HashPassword(Nobody, password);
            return Refuse(person, LoginFault.Wrong);
        }
        if (person.LockoutEnd > time.GetUtcNow()) return Refuse(person, LoginFault.Locked);
        if (hasher.VerifyHashedPassword(person, hash, password) == PasswordVerificationResult.Failed)
            return Refuse(person, await CountAsync(person.Id));
        if (!await signIn.CanSignInAsync(person)) return Refuse(person, LoginFault.Wrong);
        if (person.AccessFailedCount > 0) await ForgetAsync(person.Id);
        await signIn.SignInAsync(person, isPersistent: false);
        return LoginFault.None;
    }

    private LoginFault Refuse(Person? person, LoginFault fault)
    {
        log.LogWarning("Sign-in of {Person} refused: {Fault}", person?.Id.ToString() ?? "an unknown name", fault);
        return fault;
    }

    private Task<LoginFault> CountAsync(Guid id) => writes.RunAsync(async db =>
    {
        var rule = options.Value.Lockout;
        await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1));
        DateTimeOffset? until = Instants.Whole(time.GetUtcNow() + rule.DefaultLockoutTimeSpan);
        var locked = await db.Users.Where(x => x.Id == id && x.AccessFailedCount >= rule.MaxFailedAccessAttempts).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, until));
        return locked == 1 ? LoginFault.Locked : LoginFault.Wrong;
    });

    private Task<int> ForgetAsync(Guid id) => writes.RunAsync(
        db => db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(set => set.SetProperty(x => x.AccessFailedCount, 0)));
}
