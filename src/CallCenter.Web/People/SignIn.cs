using System.Security.Claims;
using CallCenter.Web.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>Who may sign in at all: nobody who is disabled, and no demo account outside Development.</summary>
public sealed class SignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignIn> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, IHostEnvironment environment)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    /// <summary>Changes with the password and whenever all sessions of a person are to end.</summary>
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>The name shown on screens.</summary>
    public const string NameClaim = "name";

    public override async Task<bool> CanSignInAsync(Person user) =>
        !user.Disabled && (!user.Demo || environment.IsDevelopment()) && await base.CanSignInAsync(user);

    /// <summary>The screens speak the person's language from here on, whoever used this browser before.</summary>
    public override Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        if (user.Language is { } language)
            LanguageChoice.Remember(Context.Response, language);
        return base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }
}

/// <summary>What the cookie carries besides id, user name, roles and stamp: the name on screens.</summary>
public sealed class PersonClaims(UserManager<Person> people, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Person, IdentityRole<Guid>>(people, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SignIn.NameClaim, user.DisplayName));
        return identity;
    }
}
