using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.People;

public sealed class PeopleDeskTests
{
    [Fact]
    public async Task An_administrator_makes_an_agent_who_signs_in_changes_the_password_and_is_barred()
    {
        await using var product = await Product.Start();
        var (desk, boss) = await Boss(product);
        var draft = new PersonDraft(null, " wang.min ", "王敏", "2001", "三班", [Role.Agent]);
        var made = Assert.IsType<PersonAnswer.Saved>(await desk.SaveAsync(boss, draft));
        var first = Assert.IsType<string>(made.Password);
        Assert.Equal(PersonRefusal.NameTaken, Refusal(await desk.SaveAsync(boss, draft with { StaffNumber = "2002" })));
        Assert.Equal(PersonRefusal.NumberTaken, Refusal(await desk.SaveAsync(boss, draft with { UserName = "wang.min2" })));
        Assert.True(await EntersAsync(product, "wang.min", first));

        var self = new Actor.Person(made.Id, 1, new HashSet<Role> { Role.Agent });
        Assert.Equal(PersonRefusal.PasswordWrong, Refusal(await desk.ChangePasswordAsync(self, "not this one", "a better sentence")));
        Assert.Equal(PersonRefusal.PasswordShort, Refusal(await desk.ChangePasswordAsync(self, first, "short")));
        Assert.IsType<PersonAnswer.Saved>(await desk.ChangePasswordAsync(self, first, "a better sentence"));
        Assert.False(await EntersAsync(product, "wang.min", first));
        Assert.True(await EntersAsync(product, "wang.min", "a better sentence"));

        Assert.IsType<PersonAnswer.Saved>(await desk.DisableAsync(boss, made.Id, disabled: true));
        Assert.False(await EntersAsync(product, "wang.min", "a better sentence"));
        await using var db = product.OpenDb();
        Assert.Equal("三班", await db.Teams.Where(t => t.Id == db.Users.Single(u => u.Id == made.Id).TeamId).Select(t => t.Name).SingleAsync());
    }

    [Theory]
    [InlineData("0571-88886666", PersonRefusal.TelephoneNotListed, null)]
    [InlineData("10000", PersonRefusal.TelephoneWrong, PhoneRefusal.ServiceNumber)]
    [InlineData("88886666", PersonRefusal.TelephoneWrong, PhoneRefusal.AreaCodeMissing)]
    [InlineData("+1 212 555 0100", PersonRefusal.TelephoneWrong, PhoneRefusal.Foreign)]
    [InlineData("", PersonRefusal.TelephoneMissing, null)]
    public async Task A_telephone_that_calls_could_not_ring_is_refused_with_the_reason(string typed, PersonRefusal refusal, PhoneRefusal? why)
    {
        await using var product = await Product.Start();
        var (desk, boss) = await Boss(product);
        var draft = new PersonDraft(null, "wang.min", "王敏", "2001", "三班", [Role.Agent]) { Telephone = typed, UsesTelephone = true };
        Assert.Equal(new PersonAnswer.Refused(refusal, why), await desk.SaveAsync(boss, draft));
    }

    [Fact]
    public async Task Calls_ring_the_telephone_of_whoever_chose_it_and_the_softphone_of_the_others()
    {
        await using var product = await Product.Start(overrides: [("Telephony:LegPrefixes:0", "+86571")]);
        var (desk, boss) = await Boss(product);
        var draft = new PersonDraft(null, "wang.min", "王敏", "2001", "三班", [Role.Agent]) { Telephone = "0571-8888 6666", UsesTelephone = true };
        var id = Assert.IsType<PersonAnswer.Saved>(await desk.SaveAsync(boss, draft)).Id;
        var lines = product.Services.GetRequiredService<AgentLines>();
        Assert.Equal("+8657188886666", Assert.IsType<LegAnswer.Allowed>(await lines.OfAgentAsync(id)).To);
        Assert.IsType<PersonAnswer.Saved>(await desk.SaveAsync(boss, draft with { Id = id, UsesTelephone = false }));
        Assert.Equal(CallAddresses.AgentClient(id), Assert.IsType<LegAnswer.Allowed>(await lines.OfAgentAsync(id)).To);
    }

    [Fact]
    public async Task Nobody_locks_the_house_from_inside()
    {
        await using var product = await Product.Start();
        var (desk, boss) = await Boss(product);
        Assert.Equal(PersonRefusal.Oneself, Refusal(await desk.DisableAsync(boss, boss.Id, disabled: true)));
        Assert.Equal(PersonRefusal.Oneself, Refusal(await desk.SaveAsync(boss, new(boss.Id, "boss", "马俊", "9001", null, [Role.Manager]))));
        var second = Assert.IsType<PersonAnswer.Saved>(await desk.SaveAsync(boss, new(null, "second", "周洁", "9002", null, [Role.Administrator])));
        var other = new Actor.Person(second.Id, null, new HashSet<Role> { Role.Administrator });
        Assert.IsType<PersonAnswer.Saved>(await desk.DisableAsync(other, boss.Id, disabled: true));
        Assert.Equal(PersonRefusal.LastAdministrator, Refusal(await desk.DisableAsync(boss, second.Id, disabled: true)));
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Manager)]
    public async Task Only_an_administrator_changes_people(Role role)
    {
        await using var product = await Product.Start();
        var (desk, boss) = await Boss(product);
        var actor = new Actor.Person(Guid.NewGuid(), 1, new HashSet<Role> { role });
        Assert.Equal(PersonRefusal.NotAllowed, Refusal(await desk.SaveAsync(actor, new(null, "x", "x", "1", null, [Role.Administrator]))));
        Assert.Equal(PersonRefusal.NotAllowed, Refusal(await desk.ResetPasswordAsync(actor, boss.Id)));
        Assert.Equal(PersonRefusal.NotAllowed, Refusal(await desk.DisableAsync(actor, boss.Id, disabled: true)));
    }

    private static async Task<(PeopleDesk Desk, Actor.Person Boss)> Boss(Product product)
    {
        await Visitor.Make(product, "boss", Role.Administrator);
        await using var db = product.OpenDb();
        var id = await db.Users.Where(u => u.UserName == "boss").Select(u => u.Id).SingleAsync();
        return (product.Services.CreateScope().ServiceProvider.GetRequiredService<PeopleDesk>(), new(id, null, new HashSet<Role> { Role.Administrator }));
    }

    private static async Task<bool> EntersAsync(Product product, string name, string password)
    {
        using var visitor = new Visitor(product.Address);
        using var answer = await visitor.SignIn(name, password);
        return answer.Headers.Location?.ToString() == "/";
    }

    private static PersonRefusal Refusal(PersonAnswer answer) => Assert.IsType<PersonAnswer.Refused>(answer).Reason;
}
