using CallCenter.Web.Data;
using CallCenter.Web.Demo;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace CallCenter.Web.Tests.Demo;

public sealed class DemoLoadTests
{
    private static readonly (string, string?)[] Twilio =
    [
        ("Telephony:Carrier", "Twilio"), ("Telephony:AccountSid", "AC00000000000000000000000000000001"), ("Telephony:AuthToken", "00000000000000000000000000000001"),
        ("Telephony:From", "+8657188880000"), ("Telephony:PublicUrl", "https://callcenter.example"), ("Telephony:ApiUrl", "http://127.0.0.1:9/"),
    ];

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_first_start_loads_everything_once_and_the_second_start_loads_nothing(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        Dictionary<string, int> first;
        await using (var product = await Product.Start(database, ("Demo:Data", "true")))
        {
            first = await Counts(product);
            Assert.Equal((300, 3600, 16, 2), (first["Customers"], first["Bills"], first["Users"], first["Teams"]));
            Assert.True(first["Calls"] > 150 && first["Events"] > first["Calls"] * 5 && first["Promises"] > 60, string.Join(' ', first));
        }

        await using var again = await Product.Start(database, ("Demo:Data", "true"), ("Demo:Seed", "5"));
        Assert.Equal(first, await Counts(again));
    }

    [Fact]
    public async Task Every_demo_account_signs_in_with_the_documented_password_in_its_role()
    {
        await using var product = await Product.Start(DatabaseProvider.Sqlite, ("Demo:Data", "true"));
        await using var scope = product.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (var (name, role) in new[] { ("agent1001", "Agent"), ("lead2", "TeamLead"), ("complaint1", "ComplaintHandler"), ("admin1", "Administrator") })
        {
            var person = await people.FindByNameAsync(name);
            Assert.NotNull(person);
            Assert.True(await people.CheckPasswordAsync(person, DemoPeople.Password));
            Assert.Equal([role], await people.GetRolesAsync(person));
        }
    }

    [Fact]
    public async Task A_load_that_was_cut_off_goes_on_where_it_stopped()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using (var product = await Product.Start(database, ("Demo:Data", "true")))
            await CutOff(product);

        await using var again = await Product.Start(database, ("Demo:Data", "true"));
        await using var db = again.OpenDb();
        Assert.Equal(300 * 12, await db.Bills.CountAsync());
        Assert.True(DemoMark.Read((await db.Settings.SingleAsync(s => s.Key == SettingKeys.Demo)).Value)!.Complete);
    }

    // What a kill after the twelfth write leaves behind: people and customers are there, the rest is not.
    private static async Task CutOff(Product product)
    {
        await using var db = product.OpenDb();
        var setting = await db.Settings.SingleAsync(s => s.Key == SettingKeys.Demo);
        var mark = DemoMark.Read(setting.Value)!;
        foreach (var chunk in Chunks(mark).Skip(12).Reverse())
        {
            db.ChangeTracker.Clear();
            db.RemoveRange(chunk);
            await db.SaveChangesAsync();
        }

        Assert.InRange(await db.Bills.CountAsync(), 1, 3599);
        await db.Settings.Where(s => s.Key == SettingKeys.Demo)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, (mark with { Loaded = 12, Complete = false }).ToString()));
    }

    private static List<object[]> Chunks(DemoMark mark)
    {
        var roles = Enum.GetNames<Core.People.Role>().ToDictionary(name => name, _ => Guid.NewGuid());
        return [.. DemoRows.Chunks(DemoData.Make(mark.Seed, mark.MadeAt), new PasswordHasher<Person>(), roles)];
    }

    [Fact]
    public async Task A_database_that_holds_anything_else_is_left_alone()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using (var db = database.Open())
        {
            db.Customers.Add(DemoData.Make(1, DateTimeOffset.UnixEpoch.AddYears(50)).Customers[0]);
            await db.SaveChangesAsync();
        }

        await using var product = await Product.Start(database, ("Demo:Data", "true"));
        await using var after = product.OpenDb();
        Assert.Equal(1, await after.Customers.CountAsync());
        Assert.False(await after.Settings.AnyAsync(s => s.Key == SettingKeys.Demo));
    }

    [Fact]
    public async Task A_demo_database_never_opens_against_a_real_carrier()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using (await Product.Start(database, ("Demo:Data", "true")))
        {
            // Loaded by now.
        }

        var (code, said) = await Refusal([.. Twilio, ("Database:ConnectionString", database.ConnectionString)]);
        Assert.Equal(1, code);
        Assert.Contains("Telephony:Carrier", said, StringComparison.Ordinal);
        Assert.Contains("demo", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Demo:Data")]
    [InlineData("Demo:Clock")]
    public async Task Demo_data_and_clock_with_a_real_carrier_stop_the_start_and_are_named(string key)
    {
        var (code, said) = await Refusal([.. Twilio, ("Database:ConnectionString", TestDatabase.Unmade().ConnectionString), (key, "true")]);
        Assert.Equal(1, code);
        Assert.Contains(key, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, null, true)]
    [InlineData("Production", null, null, false)]
    [InlineData("Production", "true", null, true)]
    [InlineData("Development", "false", null, false)]
    [InlineData("Development", null, "Twilio", false)]
    public void Without_a_word_in_the_settings_demo_data_is_for_development_alone(string environment, string? data, string? carrier, bool expected)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Telephony:Carrier", carrier)]).Build();
        var rule = new DemoRule(new DemoOptions { Data = data is null ? null : data == "true" }, new HostingEnvironment { EnvironmentName = environment }, settings);
        Assert.Equal((expected, expected), (rule.Data, rule.Clock));
        Assert.Empty(rule.Faults());
    }

    /// <summary>Starts the product as a process that is expected to refuse: its exit code and what it said.</summary>
    private static async Task<(int Code, string Said)> Refusal((string Key, string? Value)[] settings)
    {
        var (code, output, errors) = await ProductProcess.Run(
            [], [("ASPNETCORE_ENVIRONMENT", "Development"), .. settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value))]);
        return (code, output + errors);
    }

    private static async Task<Dictionary<string, int>> Counts(Product product)
    {
        await using var db = product.OpenDb();
        return new()
        {
            ["Customers"] = await db.Customers.CountAsync(),
            ["Bills"] = await db.Bills.CountAsync(),
            ["Users"] = await db.Users.CountAsync(),
            ["Teams"] = await db.Teams.CountAsync(),
            ["Calls"] = await db.Calls.CountAsync(),
            ["Events"] = await db.CallEvents.CountAsync(),
            ["Callbacks"] = await db.Callbacks.CountAsync(),
            ["Promises"] = await db.Promises.CountAsync(),
            ["Attempts"] = await db.Attempts.CountAsync(),
            ["FollowUps"] = await db.FollowUps.CountAsync(),
            ["Complaints"] = await db.Complaints.CountAsync(),
            ["Campaigns"] = await db.Campaigns.CountAsync(),
        };
    }
}
