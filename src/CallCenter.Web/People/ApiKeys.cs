using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.People;

/// <summary>Section <c>Api</c>: the keys of the REST interface.</summary>
public sealed class ApiOptions
{
    public List<ApiKeySetting> Keys { get; set; } = [];

    /// <summary>Requests a key may make in a minute.</summary>
    public int PerMinute { get; set; } = 600;

    public static IEnumerable<string> Faults(ApiOptions options)
    {
        if (options.PerMinute < 1) yield return "PerMinute: at least 1";
        for (var i = 0; i < options.Keys.Count; i++)
        {
            var key = options.Keys[i];
            if (string.IsNullOrWhiteSpace(key.Name)) yield return $"Keys:{i}:Name: is empty";
            if (!key.HasHash) yield return $"Keys:{i}:Sha256: 64 lower-case hex digits, made by the command 'api-key add'";
            if (!Enum.IsDefined(key.Role)) yield return $"Keys:{i}:Role: is no role";
            if (key.Scope is not ("" or ApiKeySetting.PersonalScope)) yield return $"Keys:{i}:Scope: '{key.Scope}' is neither empty nor personal";
        }
        foreach (var twice in options.Keys.GroupBy(x => x.Name, StringComparer.Ordinal).Where(x => x.Count() > 1))
            yield return $"Keys: the name '{twice.Key}' is given twice";
    }
}

/// <summary>One key: the hash, never the key.</summary>
public sealed class ApiKeySetting
{
    public const string PersonalScope = "personal";

    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's text in lower-case hex.</summary>
    public string Sha256 { get; set; } = "";
    public Role Role { get; set; } = Role.Manager;

    /// <summary>The team it sees; none sees all.</summary>
    public long? Team { get; set; }

    /// <summary>Empty: answers are masked. <c>personal</c>: they are not, and every look is logged.</summary>
    public string Scope { get; set; } = "";

    internal bool HasHash => Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower);
}

/// <summary>The keys that are set, ready to be compared.</summary>
public sealed class ApiKeys(IOptions<ApiOptions> options)
{
    public const string Header = "X-Api-Key";
    public const string NameClaim = "api-key";
    private const int LongestKey = 200;

    private readonly (byte[] Hash, string Name)[] hashes =
        [.. options.Value.Keys.Select(x => (Convert.FromHexString(x.Sha256), x.Name))];

    private readonly FrozenDictionary<string, Actor.ApiKey> actors = options.Value.Keys.ToFrozenDictionary(
        x => x.Name, x => new Actor.ApiKey(x.Name, x.Role, x.Team, x.Scope == ApiKeySetting.PersonalScope), StringComparer.Ordinal);

    /// <summary>The actor of a key that was proved; none when it is not set any more.</summary>
    public Actor.ApiKey? ActorOf(string name) => actors.GetValueOrDefault(name);

    /// <summary>The name of the key with this text; every hash is compared in constant time, found or not.</summary>
    public string? NameOf(string text)
    {
        if (text.Length is 0 or > LongestKey) return null;
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        string? found = null;
        foreach (var (hash, name) in hashes)
            if (CryptographicOperations.FixedTimeEquals(hash, given)) found = name;
        return found;
    }

    /// <summary>A new key's text and the hash to be set.</summary>
    public static (string Text, string Sha256) Make()
    {
        var text = "cc_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return (text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}

/// <summary>The authentication scheme of the REST interface.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue(ApiKeys.Header, out var given)) return Task.FromResult(AuthenticateResult.NoResult());
        if (given.Count != 1 || keys.NameOf(given.ToString()) is not { } name) return Task.FromResult(AuthenticateResult.Fail("Unknown key"));
        var identity = new ClaimsIdentity([new Claim(ApiKeys.NameClaim, name), new Claim(ClaimTypes.Name, name)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }
}
