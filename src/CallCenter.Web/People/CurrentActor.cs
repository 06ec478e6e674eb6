using System.Security.Claims;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CallCenter.Web.People;

/// <summary>Who uses this page, asked again for every command.</summary>
public sealed class CurrentActor(AuthenticationStateProvider state, Actors actors)
{
    /// <summary>The person; none when they are signed out by now.</summary>
    public async ValueTask<Actor.Person?> PersonAsync(CancellationToken stop = default) =>
        await actors.OfAsync((await state.GetAuthenticationStateAsync()).User, stop) as Actor.Person;

    /// <summary>The person, for pages that only signed-in people reach.</summary>
    public async ValueTask<Actor.Person> RequireAsync(CancellationToken stop = default) =>
        await PersonAsync(stop) ?? throw new UnauthorizedAccessException("Nobody is signed in any more.");
}

/// <summary>Ends the session of an open circuit within seconds when its person may not be signed in any more.</summary>
public sealed class CircuitSession(ILoggerFactory logs, Actors actors) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => Actors.Believed;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        return user.FindFirst(ClaimTypes.NameIdentifier) is null || await actors.OfAsync(user, cancellationToken) is not null;
    }
}
