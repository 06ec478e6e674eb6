using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>Makes the first administrator. The password is asked for or comes from the environment, never from an argument: arguments
/// are seen by everybody on the machine.</summary>
public static class AdminCommand
{
    public const string PasswordVariable = "CALLCENTER_ADMIN_PASSWORD";

    public static readonly Command Add = new("admin add", $"NAME   (the password is asked for, or taken from {PasswordVariable})", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args is not [{ Length: > 0 } name]) return Say("admin add NAME: exactly one name", 2);
        var password = Environment.GetEnvironmentVariable(PasswordVariable) ?? AskPassword();
        if (string.IsNullOrEmpty(password)) return Say("No password was given.", 1);
        try
        {
            await services.GetRequiredService<Schema>().RunBesideAsync(CancellationToken.None);
            await services.GetServices<IStartStep>().OfType<RoleRows>().Single().RunAsync(CancellationToken.None);
            return await AddAsync(services, name, password);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or DbUpdateException)
        {
            return Say($"The database cannot be used: {error.Message}", 1);
        }
    }

    private static async Task<int> AddAsync(IServiceProvider services, string name, string password)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = name,
            StaffNumber = name,
            LockoutEnabled = true,
        };
        var made = await people.CreateAsync(person, password);
        if (made.Succeeded) made = await people.AddToRoleAsync(person, nameof(Role.Administrator));
        return made.Succeeded
            ? Say($"Administrator {name} is ready to sign in.", 0)
            : Say(string.Join(' ', made.Errors.Select(x => x.Description)), 1);
    }

    private static string? AskPassword()
    {
        if (Console.IsInputRedirected) return Console.ReadLine();
        Console.Write("Password: ");
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.WriteLine();
        return typed.ToString();
    }

    private static int Say(string text, int code)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine(text);
        return code;
    }
}

/// <summary>Makes a key of the REST interface and says once what it is.</summary>
public static class ApiKeyCommand
{
    public static readonly Command Add = new("api-key add", "NAME [--role ROLE] [--team TEAM] [--scope personal]", RunAsync);

    private static Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (Read(args) is not { } setting)
        {
            Console.Error.WriteLine($"{Add.Name} {Add.Usage}");
            Console.Error.WriteLine($"ROLE is one of {string.Join(", ", Enum.GetNames<Role>())}; TEAM is a team's number.");
            return Task.FromResult(2);
        }
        var taken = services.GetRequiredService<IOptions<ApiOptions>>().Value.Keys;
        if (taken.Exists(x => x.Name == setting.Name))
        {
            Console.Error.WriteLine($"Api:Keys: there is a key named {setting.Name} already.");
            return Task.FromResult(1);
        }
        (var text, setting.Sha256) = ApiKeys.Make();
        Console.WriteLine($"Key, shown this once: {text}");
        Console.WriteLine("Settings, as environment variables:");
        foreach (var line in Lines(setting, taken.Count)) Console.WriteLine($"  {line}");
        return Task.FromResult(0);
    }

    private static ApiKeySetting? Read(string[] args)
    {
        if (args is not [{ Length: > 0 } name, .. var options] || name.StartsWith('-') || options.Length % 2 != 0) return null;
        var setting = new ApiKeySetting { Name = name };
        foreach (var pair in options.Chunk(2))
        {
            var read = pair[0] switch
            {
                "--role" => Enum.TryParse<Role>(pair[1], ignoreCase: true, out var role) && Enum.IsDefined(setting.Role = role),
                "--team" => long.TryParse(pair[1], out var team) && (setting.Team = team) is not null,
                "--scope" => (setting.Scope = pair[1]) == ApiKeySetting.PersonalScope,
                _ => false,
            };
            if (!read) return null;
        }
        return setting;
    }

    private static IEnumerable<string> Lines(ApiKeySetting key, int index)
    {
        yield return $"Api__Keys__{index}__Name={key.Name}";
        yield return $"Api__Keys__{index}__Sha256={key.Sha256}";
        yield return $"Api__Keys__{index}__Role={key.Role}";
        if (key.Team is { } team) yield return $"Api__Keys__{index}__Team={team}";
        if (key.Scope.Length > 0) yield return $"Api__Keys__{index}__Scope={key.Scope}";
    }
}
