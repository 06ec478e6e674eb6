using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.People;

public sealed partial class CommandTests
{
    private const string Password = "a long enough secret";

    [Fact]
    public async Task The_first_administrator_is_made_on_the_command_line_and_signs_in()
    {
        var database = TestDatabase.Unmade();
        using (var asked = ProductProcess.Start(["admin", "add", "boss"], ("Database__ConnectionString", database.ConnectionString)))
        {
            var made = await asked.EndAsync(Password + "\n");
            Assert.Equal((0, ""), (made.Code, made.Errors));
            Assert.Contains("boss", made.Output, StringComparison.Ordinal);
        }
        await using var product = await Product.Start(database);
        await using (var db = product.OpenDb())
        {
            var boss = await db.Users.SingleAsync();
            Assert.Equal(["Administrator"], await PeopleQueries.RoleNames(db, boss.Id).ToListAsync());
            Assert.DoesNotContain(Password, boss.PasswordHash, StringComparison.Ordinal);
        }
        using var visitor = new Visitor(product.Address);
        using var answer = await visitor.SignIn("boss", Password);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_administrator_is_made_beside_a_running_product_with_the_password_from_the_environment()
    {
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        await using var product = await Product.Start(database);
        var made = await ProductProcess.Run(
            ["admin", "add", "second"], ("Database__ConnectionString", database.ConnectionString), (AdminCommand.PasswordVariable, Password));
        Assert.Equal((0, ""), (made.Code, made.Errors));
        var again = await ProductProcess.Run(
            ["admin", "add", "second"], ("Database__ConnectionString", database.ConnectionString), (AdminCommand.PasswordVariable, Password));
        Assert.Equal(1, again.Code);
        Assert.Contains("second", again.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "admin", "add", "boss")]
    [InlineData("", "admin", "add", "boss")]
    [InlineData(Password, "admin", "add")]
    [InlineData(Password, "admin", "add", "boss", Password)]
    [InlineData(Password, "admin", "remove", "boss")]
    public async Task What_cannot_be_done_is_refused_and_nobody_is_made(string password, params string[] words)
    {
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        using var process = ProductProcess.Start(words, ("Database__ConnectionString", database.ConnectionString));
        var end = await process.EndAsync(password + "\n");
        Assert.NotEqual(0, end.Code);
        Assert.NotEqual("", end.Errors);
        Assert.DoesNotContain(Password + Password, end.Errors, StringComparison.Ordinal);
        await using var db = database.Open();
        Assert.Empty(await db.Users.ToListAsync());
    }

    [Fact]
    public async Task A_key_is_shown_once_and_opens_the_REST_interface_with_the_settings_it_came_with()
    {
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        var made = await ProductProcess.Run(
            ["api-key", "add", "reports", "--role", "Manager", "--scope", "personal"], ("Database__ConnectionString", database.ConnectionString));
        Assert.Equal(0, made.Code);
        var key = Key().Match(made.Output).Value;
        var settings = Setting().Matches(made.Output).Select(x => (x.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal), (string?)x.Groups["value"].Value.Trim())).ToArray();
        Assert.Equal(["Api:Keys:0:Name", "Api:Keys:0:Sha256", "Api:Keys:0:Role", "Api:Keys:0:Scope"], settings.Select(x => x.Item1));
        Assert.DoesNotContain(settings, x => x.Item2!.Contains(key, StringComparison.Ordinal));

        await using var product = await Product.Start(database, settings);
        using var client = product.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(client, key: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(client, key + "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(client, settings[1].Item2));
        Assert.Equal(HttpStatusCode.OK, await Ask(client, key));
    }

    [Theory]
    [InlineData("--role", "King")]
    [InlineData("--scope", "everything")]
    [InlineData("--team", "seven")]
    [InlineData("--colour", "red")]
    [InlineData("--role")]
    public async Task A_key_with_a_fault_is_not_made(params string[] options)
    {
        var end = await ProductProcess.Run(["api-key", "add", "reports", .. options]);
        Assert.Equal(2, end.Code);
        Assert.DoesNotContain("cc_", end.Output, StringComparison.Ordinal);
        Assert.Contains("ROLE is one of Agent", end.Errors, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/v1/calls", UriKind.Relative));
        if (key is not null) request.Headers.Add(ApiKeys.Header, key);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex("cc_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<key>Api__Keys__0__\w+)=(?<value>.+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();
}
