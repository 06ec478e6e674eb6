using CallCenter.Web.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Data;

/// <summary>Registers the database: options, context factory, writes, node, key ring, and what opens it at the start.</summary>
public static class DataSetup
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<DatabaseOptions>("Database", (options, _) => DatabaseOptions.Faults(options));
        services.AddSingleton(p => DatabasePlace.Of(
            p.GetRequiredService<IOptions<DatabaseOptions>>().Value, p.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton(TimeProvider.System);
        AddContexts(services);
        services.AddSingleton<WriteGate>().AddSingleton<Writes>().AddSingleton<DatabaseGate>().AddSingleton<FileLock>();
        services.AddSingleton<Schema>().AddSingleton<NodeId>().AddSingleton<IStartStep, NodeClaim>();
        services.AddHostedService<DatabaseStart>().AddHostedService<Checkpoints>().AddHostedService<NodeHeartbeat>();
        services.AddDataProtection().SetApplicationName("CallCenter");
        services.AddSingleton<IXmlRepository, ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, ring) => keys.XmlRepository = ring);
        return builder;
    }

    /// <summary>All three are registered and one is used: which one is known when the settings are whole, not before.</summary>
    private static void AddContexts(IServiceCollection services)
    {
        Add<SqliteDb>(services);
        Add<PostgresDb>(services);
        Add<SqlServerDb>(services);
        services.AddSingleton<IDbContextFactory<Db>>(p => p.GetRequiredService<DatabasePlace>().Provider switch
        {
            DatabaseProvider.Postgres => p.GetRequiredService<DbFactory<PostgresDb>>(),
            DatabaseProvider.SqlServer => p.GetRequiredService<DbFactory<SqlServerDb>>(),
            _ => p.GetRequiredService<DbFactory<SqliteDb>>(),
        });
        // Scoped for the stores of ASP.NET Core Identity alone.
        services.AddScoped<Db>(p => p.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext());
    }

    private static void Add<T>(IServiceCollection services)
        where T : Db =>
        services.AddPooledDbContextFactory<T>((p, use) => DatabaseUse.Configure(use, p.GetRequiredService<DatabasePlace>()))
            .AddSingleton<DbFactory<T>>();
}
