using System.Security.Claims;
using CallCenter.Core.People;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.People;

public sealed class ActorsTests
{
    [Fact]
    public async Task Roles_and_team_are_those_of_the_database_not_of_the_cookie()
    {
        await using var product = await Product.Start();
        var actors = product.Services.GetRequiredService<Actors>();
        var id = await Visitor.Make(product, "li.na", Role.Agent);
        var cookie = await Cookie(product, "li.na");
        var before = Assert.IsType<Actor.Person>(await actors.OfAsync(cookie));
        Assert.Equal([Role.Agent], before.Roles);
        Assert.Null(before.TeamId);

        await MakeLead(product, id, team: 7);
        // The cookie still says Agent; nobody signs in again.
        await Eventually.Holds(
            async () => await actors.OfAsync(cookie) is Actor.Person { TeamId: 7 } now && now.Roles.SetEquals([Role.TeamLead]),
            "the new role is felt", TimeSpan.FromSeconds(10));
        Assert.True(cookie.IsInRole(nameof(Role.Agent)));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        await using var product = await Product.Start();
        var actors = product.Services.GetRequiredService<Actors>();
        var id = await Visitor.Make(product, "li.na", Role.Agent);
        var cookie = await Cookie(product, "li.na");
        Assert.NotNull(await actors.OfAsync(cookie));
        await using (var scope = product.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
            var person = await people.FindByNameAsync("li.na");
            Assert.True((await people.ChangePasswordAsync(person!, Visitor.Password, "another long password")).Succeeded);
        }
        actors.Forget(id);
        Assert.Null(await actors.OfAsync(cookie));
        Assert.NotNull(await actors.OfAsync(await Cookie(product, "li.na")));
    }

    [Fact]
    public async Task Nobody_and_a_stranger_with_a_made_up_id_are_nobody()
    {
        await using var product = await Product.Start();
        var actors = product.Services.GetRequiredService<Actors>();
        Assert.Null(await actors.OfAsync(new ClaimsPrincipal(new ClaimsIdentity())));
        var stranger = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString()), new Claim(ClaimTypes.Role, "Administrator")], "test");
        Assert.Null(await actors.OfAsync(new ClaimsPrincipal(stranger)));
    }

    private static async Task MakeLead(Product product, Guid id, long team)
    {
        await using var db = product.OpenDb();
        db.Teams.Add(new Team { Id = team, Name = $"{team} 班" });
        await db.SaveChangesAsync();
        await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.TeamId, team));
        var lead = await db.Roles.SingleAsync(x => x.Name == nameof(Role.TeamLead));
        await db.UserRoles.Where(x => x.UserId == id).ExecuteDeleteAsync();
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = lead.Id });
        await db.SaveChangesAsync();
    }

    private static async Task<ClaimsPrincipal> Cookie(Product product, string name)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync((await people.FindByNameAsync(name))!);
    }
}
