using System.Net;
using CallCenter.Core.People;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.People;

/// <summary>Walks every route the running product has: who may use it is said there, and holds.</summary>
public sealed class RouteWalkTests(RouteWalkTests.Running running) : IClassFixture<RouteWalkTests.Running>
{
    /// <summary>Open to everybody; a route that is not here asks who it is.</summary>
    private static readonly string[] Open =
    [
        "/login", "/login/password", "/login/demo", "/logout", "/health/live", "/health/ready", "/language/{name}", "/clock", "/error", "/not-found",
        "/openapi/{documentName}.json", "/twilio/",
    ];

    private Product Product => running.Product;

    [Fact]
    public async Task Without_signing_in_no_route_answers_but_the_open_ones()
    {
        using var visitor = new Visitor(Product.Address);
        var walked = 0;
        foreach (var route in Routes().Where(x => !IsOpen(x)))
        {
            foreach (var method in Methods(route))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Address(route));
                using var answer = await visitor.Send(request);
                var status = answer.StatusCode;
                var toLogin = status == HttpStatusCode.Redirect && answer.Headers.Location?.AbsolutePath == "/login";
                Assert.True(toLogin || status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{method} {Text(route)} answered {(int)status}");
                walked++;
            }
        }
        Assert.InRange(walked, 10, 1000);
    }

    [Fact]
    public void Every_page_says_who_may_use_it()
    {
        var silent = Pages().Where(x => x.Metadata.GetMetadata<IAuthorizeData>() is null && x.Metadata.GetMetadata<IAllowAnonymous>() is null);
        Assert.Empty(silent.Select(Text));
    }

    [Fact]
    public void Only_known_routes_are_open()
    {
        var open = Routes().Where(x => x.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsOpen(x)).Select(Text);
        Assert.Empty(open);
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Quality)]
    [InlineData(Role.ComplaintHandler)]
    [InlineData(Role.Department)]
    [InlineData(Role.DepartmentHead)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Administrator)]
    public async Task A_page_opens_for_the_roles_it_names_and_for_no_other(Role role)
    {
        var name = $"walk.{role}";
        await Visitor.Make(Product, name, role);
        using var visitor = await Visitor.SignedIn(Product, name);
        foreach (var page in Pages().Where(x => x.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var policies = page.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(x => x.Policy).OfType<string>().ToList();
            var may = policies.TrueForAll(x => x.Split(',').Contains(role.ToString()));
            using var request = new HttpRequestMessage(HttpMethod.Get, Address(page));
            using var answer = await visitor.Send(request);
            Assert.True(answer.StatusCode == (may ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} {Text(page)} answered {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Administrator)]
    public async Task A_cookie_opens_nothing_of_the_REST_interface(Role role)
    {
        var name = $"rest.{role}";
        await Visitor.Make(Product, name, role);
        using var visitor = await Visitor.SignedIn(Product, name);
        foreach (var route in Routes().Where(x => Text(x).StartsWith("/api/", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(Methods(route)[0]), Address(route));
            using var answer = await visitor.Send(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{Text(route)} answered {(int)answer.StatusCode}");
        }
    }

    /// <summary>All routes; files of the screens are served to everybody and are no business of roles.</summary>
    private List<RouteEndpoint> Routes() =>
        [.. Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(x => !x.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor") && !Text(x).StartsWith("/_framework/", StringComparison.Ordinal))];

    private IEnumerable<RouteEndpoint> Pages() => Routes().Where(x => x.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);

    private static bool IsOpen(RouteEndpoint route) => Array.Exists(
        Open, x => x.EndsWith('/') ? Text(route).StartsWith(x, StringComparison.Ordinal) : string.Equals(Text(route), x, StringComparison.Ordinal));

    private static IReadOnlyList<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods ? methods.HttpMethods : ["GET"];

    private static string Text(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static Uri Address(RouteEndpoint route)
    {
        var parts = route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(x => x.Content == "guid")
                ? Guid.NewGuid().ToString() : "1",
            _ => "x",
        })));
        return new Uri(string.Join('/', parts), UriKind.Relative);
    }

    public sealed class Running : IAsyncLifetime
    {
        public Product Product { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Product = await Product.Start(overrides: ("Limits:LoginsPerMinute", "10000"));

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
