using CallCenter.Web.Data;
using CallCenter.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.Web.People;

/// <summary>Registers people, roles, signing in, and the keys of the REST interface.</summary>
public static class PeopleSetup
{
    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<ApiOptions>("Api", (options, _) => ApiOptions.Faults(options));
        AddIdentity(services);
        AddCookie(services, builder.Environment.IsProduction());
        services.AddSingleton<ApiKeys>().AddSingleton<Actors>().AddScoped<CurrentActor>().AddScoped<PasswordLogin>();
        services.AddScoped<PeopleDesk>().AddScoped<PeopleRoom>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddSingleton<IStartStep, RoleRows>().AddSingleton(AdminCommand.Add).AddSingleton(ApiKeyCommand.Add);
        services.AddSingleton<IAuthorizationPolicyProvider, RolePolicies>().AddSingleton<IAuthorizationHandler, PersonCheck>();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(SignedIn).SetFallbackPolicy(SignedIn)
            .AddPolicy(Policies.Api, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireClaim(ApiKeys.NameClaim));
        return builder;
    }

    /// <summary>Who asks, how often, and whether they may; then whether a form is ours.</summary>
    public static WebApplication UsePeople(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(LoginEndpoints.RefreshStaleFormsAsync);
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapPeople(this WebApplication app)
    {
        LoginEndpoints.Map(app);
        return app;
    }

    private static AuthorizationPolicy SignedIn { get; } =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(PersonRequirement.Any).Build();

    private static void AddIdentity(IServiceCollection services) =>
        services.AddIdentityCore<Person>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.Password.RequiredLength = 10;
                // Length is what protects; rules about signs make people write passwords down.
                options.Password.RequireDigit = options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<Db>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager<SignIn>();

    private static void AddCookie(IServiceCollection services, bool production)
    {
        var secure = production ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie?.Configure(options => Describe(options, secure)));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "callcenter-form";
            options.Cookie.SecurePolicy = secure;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
    }

    private static void Describe(CookieAuthenticationOptions options, CookieSecurePolicy secure)
    {
        options.Cookie.Name = "callcenter";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = LoginEndpoints.Page;
        options.ReturnUrlParameter = "returnUrl";
        // A page is asked for with GET; everything else is told the plain truth.
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
