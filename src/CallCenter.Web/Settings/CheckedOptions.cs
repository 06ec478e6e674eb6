using Microsoft.Extensions.Options;

namespace CallCenter.Web.Settings;

/// <summary>One section of the settings and the type that reads it. All of them together are what the sample file must list.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="Type">The options type bound to it.</param>
public sealed record SettingsSection(string Name, Type Type);

/// <summary>Binds a section strictly: a key nobody knows and a value nobody can use stop the start and are named.</summary>
public static class CheckedOptions
{
    /// <summary>Binds <typeparamref name="T"/> to a section; <paramref name="faults"/> says what is wrong as <c>key: reason</c>, the key without its section.</summary>
    public static IServiceCollection AddCheckedOptions<T>(
        this IServiceCollection services, string section, Func<T, IHostEnvironment, IEnumerable<string>>? faults = null)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddSingleton<IValidateOptions<T>>(provider => new SectionCheck<T>(
            section, options => faults?.Invoke(options, provider.GetRequiredService<IHostEnvironment>()) ?? []));
        services.AddOptions<T>().Configure<IConfiguration>((options, settings) => Bind(settings, section, options)).ValidateOnStart();
        return services;
    }

    private static void Bind<T>(IConfiguration settings, string section, T options)
        where T : class
    {
        try
        {
            settings.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            // The binder's own words name the key.
            throw new OptionsValidationException(section, typeof(T), [$"{section}: {error.Message}"]);
        }
    }

    private sealed class SectionCheck<T>(string section, Func<T, IEnumerable<string>> faults) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var found = faults(options).Select(fault => $"{section}:{fault}").ToList();
            return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
