using System.Net;
using CallCenter.Core.People;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.People;

public sealed class LoginTests(LoginTests.Running running) : IClassFixture<LoginTests.Running>
{
    private Product Product => running.Product;

    [Fact]
    public async Task Who_knows_the_password_is_in_with_a_cookie_scripts_cannot_read()
    {
        await Visitor.Make(Product, "li.na", Role.Agent);
        using var visitor = new Visitor(Product.Address);
        using var before = await visitor.Get("");
        Assert.Equal("/login", before.Headers.Location?.AbsolutePath);

        using var answer = await visitor.SignIn("li.na", Visitor.Password, "/follow-ups?state=open");
        Assert.Equal("/follow-ups?state=open", answer.Headers.Location?.ToString());
        var cookie = Assert.Single(visitor.Cookies.GetAllCookies(), x => x.Name == "callcenter");
        Assert.True(cookie.HttpOnly);
        var text = Assert.Single(answer.Headers.GetValues("Set-Cookie"), x => x.StartsWith("callcenter=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", text, StringComparison.OrdinalIgnoreCase);
        using var start = await visitor.Get("");
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
    }

    [Theory]
    [InlineData(true, "a wrong password")]
    [InlineData(true, "")]
    [InlineData(false, Visitor.Password)]
    public async Task A_wrong_name_and_a_wrong_password_are_told_apart_by_nobody(bool known, string password)
    {
        var name = NewName();
        if (known) await Visitor.Make(Product, name, Role.Agent);
        using var visitor = new Visitor(Product.Address);
        using var answer = await visitor.SignIn(name, password);
        Assert.Equal("/login?fault=Wrong", answer.Headers.Location?.ToString());
        using var page = await visitor.Get("login?fault=Wrong");
        Assert.Contains("用户名或密码不正确", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Cookies.GetAllCookies(), x => x.Name == "callcenter");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_the_right_one_too()
    {
        var id = await Visitor.Make(Product, "zhao.liu", Role.Agent);
        using var visitor = new Visitor(Product.Address);
        for (var i = 0; i < 4; i++)
        {
            using var wrong = await visitor.SignIn("zhao.liu", "wrong " + i);
            Assert.Equal("/login?fault=Wrong", wrong.Headers.Location?.ToString());
        }
        using var fifth = await visitor.SignIn("zhao.liu", "wrong again");
        Assert.Equal("/login?fault=Locked", fifth.Headers.Location?.ToString());
        using var right = await visitor.SignIn("zhao.liu", Visitor.Password);
        Assert.Equal("/login?fault=Locked", right.Headers.Location?.ToString());

        await using var db = Product.OpenDb();
        await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LockoutEnd, DateTimeOffset.UtcNow.AddSeconds(-1)));
        using var later = await visitor.SignIn("zhao.liu", Visitor.Password);
        Assert.Equal("/", later.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Guesses_at_once_are_all_counted()
    {
        var id = await Visitor.Make(Product, "sun.qi", Role.Agent);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var visitor = new Visitor(Product.Address);
            using var _ = await visitor.SignIn("sun.qi", $"guess {i}");
        }));
        await using var db = Product.OpenDb();
        Assert.Equal(4, (await db.Users.SingleAsync(x => x.Id == id)).AccessFailedCount);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task The_way_back_never_leaves_the_site(string elsewhere)
    {
        var name = NewName();
        await Visitor.Make(Product, name, Role.Agent);
        using var visitor = new Visitor(Product.Address);
        using var answer = await visitor.SignIn(name, Visitor.Password, elsewhere);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("login/password")]
    [InlineData("login/demo")]
    [InlineData("logout")]
    public async Task A_form_that_is_not_ours_does_nothing_and_gets_a_fresh_page(string path)
    {
        var name = NewName();
        await Visitor.Make(Product, name, Role.Agent, demo: true);
        using var visitor = await Visitor.SignedIn(Product, name);
        var before = Assert.Single(visitor.Cookies.GetAllCookies(), x => x.Name == "callcenter").Value;
        using var answer = await visitor.Send(path, new() { ["userName"] = name, ["password"] = Visitor.Password });
        Assert.Equal("/login?fault=Stale", answer.Headers.Location?.ToString());
        Assert.Equal(before, Assert.Single(visitor.Cookies.GetAllCookies(), x => x.Name == "callcenter").Value);
    }

    [Fact]
    public async Task The_screens_speak_the_language_of_the_person_after_signing_in()
    {
        var id = await Visitor.Make(Product, "john", Role.Agent);
        await using (var db = Product.OpenDb())
            await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Language, "en"));
        using var visitor = await Visitor.SignedIn(Product, "john");
        using var page = await visitor.Get("login");
        Assert.Contains("<html lang=\"en\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await Visitor.Make(Product, "zhou.ba", Role.Agent);
        using var visitor = await Visitor.SignedIn(Product, "zhou.ba");
        using var answer = await visitor.Post("logout", []);
        Assert.Equal("/login", answer.Headers.Location?.ToString());
        using var after = await visitor.Get("");
        Assert.Equal("/login", after.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_is_disabled_is_out_within_seconds_and_cannot_come_back()
    {
        var id = await Visitor.Make(Product, "wu.jiu", Role.Agent);
        using var visitor = await Visitor.SignedIn(Product, "wu.jiu");
        using (var inside = await visitor.Get("")) Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        await using (var db = Product.OpenDb())
            await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Disabled, true));
        await Eventually.Holds(async () => (await visitor.Get("")).StatusCode != HttpStatusCode.OK, "the session ends", TimeSpan.FromSeconds(10));
        using var again = await visitor.SignIn("wu.jiu", Visitor.Password);
        Assert.Equal("/login?fault=Wrong", again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_demo_account_signs_in_with_one_click_in_Development_and_others_never_do()
    {
        await Visitor.Make(Product, "demo.agent", Role.Agent, demo: true);
        await Visitor.Make(Product, "real.agent", Role.Agent);
        using var visitor = new Visitor(Product.Address);
        using var page = await visitor.Get("login");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("value=\"demo.agent\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("real.agent", text, StringComparison.Ordinal);
        using var real = await visitor.Post("login/demo", new() { ["userName"] = "real.agent" });
        Assert.Equal("/login?fault=Wrong", real.Headers.Location?.ToString());
        using var demo = await visitor.Post("login/demo", new() { ["userName"] = "demo.agent" });
        Assert.Equal("/", demo.Headers.Location?.ToString());
    }

    private static string NewName() => "p" + Guid.NewGuid().ToString("N")[..8];

    public sealed class Running : IAsyncLifetime
    {
        public Product Product { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Product = await Product.Start(overrides: ("Limits:LoginsPerMinute", "10000"));

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
