using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Settings;

/// <summary>Something the product does on the command line and ends, instead of serving: <c>admin add NAME</c>.</summary>
/// <param name="Name">Its words, such as <c>admin add</c>.</param>
/// <param name="Usage">What follows them.</param>
/// <param name="RunAsync">Does it with the words that follow and answers the exit code.</param>
public sealed record Command(string Name, string Usage, Func<IServiceProvider, string[], Task<int>> RunAsync);

/// <summary>Serves, or does one command.</summary>
public static class Commands
{
    /// <summary>Builds the product and serves, or does the command that the words ask for.</summary>
    /// <returns>The process's exit code: 0 well, 1 refused with a message, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> compose, Action<WebApplication> route)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            compose(builder);
            await using var app = builder.Build();
            if (args.Length > 0 && IsWord(args[0])) return await RunAsync(app.Services, args);
            // Before anything reads a setting: all faults are told at once.
            app.Services.GetService<IStartupValidator>()?.Validate();
            route(app);
            return await ServeAsync(app);
        }
        catch (OptionsValidationException error)
        {
            return Refuse(error.Failures);
        }
        catch (AggregateException error) when (error.InnerExceptions.All(x => x is OptionsValidationException))
        {
            return Refuse(error.InnerExceptions.OfType<OptionsValidationException>().SelectMany(x => x.Failures));
        }
        catch (StartRefusedException error)
        {
            return Refuse([error.Message]);
        }
        catch (BadFilesException error)
        {
            return Refuse(error.Flaws.Select(flaw => flaw.ToString()));
        }
        catch (InvalidDataException error)
        {
            // A settings file that cannot be read; the inner words say where.
            return Refuse([error.Message, error.GetBaseException().Message]);
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        var (gate, stopping) = (app.Services.GetRequiredService<DatabaseGate>(), app.Lifetime.ApplicationStopping);
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It was told to stop before it had started.
        }
        return gate.Refusal is { } refusal ? Refuse([refusal]) : Environment.ExitCode;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var commands = services.GetServices<Command>().ToList();
        foreach (var command in commands)
        {
            var words = command.Name.Split(' ');
            if (args.Take(words.Length).SequenceEqual(words, StringComparer.Ordinal)) return await command.RunAsync(services, args[words.Length..]);
        }
        Console.Error.WriteLine($"Not understood: {string.Join(' ', args)}");
        foreach (var command in commands) Console.Error.WriteLine($"  {command.Name} {command.Usage}");
        return 2;
    }

    /// <summary>Settings come as <c>--Key=value</c> or <c>Key=value</c>; a bare word is a command.</summary>
    private static bool IsWord(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.Contains('=');

    private static int Refuse(IEnumerable<string> reasons)
    {
        Console.Error.WriteLine("CallCenter does not start:");
        foreach (var reason in reasons) Console.Error.WriteLine($"  {reason}");
        return 1;
    }
}
