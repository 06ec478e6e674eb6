using CallCenter.Web.Settings;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Customers;

/// <summary>Registers what reads the customer file and the facts of the dial gate.</summary>
public static class CustomersSetup
{
    public static WebApplicationBuilder AddCustomers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<GateOptions>("Gate", (options, _) => GateOptions.Faults(options));
        services.AddSingleton(p => p.GetRequiredService<IOptions<GateOptions>>().Value.ToRules());
        services.AddSingleton<GateFactsLoader>().AddSingleton<AccessLog>().AddScoped<Reveal>().AddScoped<CustomerDesk>();
        return builder;
    }
}
