using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Core.People;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.People;

/// <summary>Somebody at a browser without one: keeps cookies, fills the login form, follows no redirect.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "correct horse battery";
    private readonly HttpClient _client;

    public Visitor(Uri address)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; }

    /// <summary>Makes an account that may sign in with <see cref="Password"/>.</summary>
    public static async Task<Guid> Make(Product product, string name, Role role, long? team = null, bool demo = false)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = $"{name} 同事",
            StaffNumber = name,
            TeamId = team,
            LockoutEnabled = true,
            Demo = demo,
        };
        Assert.True((await people.CreateAsync(person, Password)).Succeeded);
        Assert.True((await people.AddToRoleAsync(person, role.ToString())).Succeeded);
        return person.Id;
    }

    public static async Task<Visitor> SignedIn(Product product, string name)
    {
        var visitor = new Visitor(product.Address);
        Assert.Equal("/", (await visitor.SignIn(name, Password)).Headers.Location?.ToString());
        return visitor;
    }

    /// <summary>Fills the form of the login page as a browser would, hidden fields and all.</summary>
    public async Task<HttpResponseMessage> SignIn(string name, string password, string? returnUrl = null) =>
        await Post("login/password", new() { ["userName"] = name, ["password"] = password, ["returnUrl"] = returnUrl ?? "" });

    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields)
    {
        var page = await _client.GetStringAsync(new Uri("login", UriKind.Relative));
        fields["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value;
        return await Send(path, fields);
    }

    /// <summary>Posts just these fields.</summary>
    public async Task<HttpResponseMessage> Send(string path, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public Task<HttpResponseMessage> Get(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _client.SendAsync(request);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
