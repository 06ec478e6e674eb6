using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.People;

namespace CallCenter.Web.Api;

/// <summary>The key that asks. Rights are asked per request: what a key may see is decided in one place, not per page.</summary>
public sealed record ApiCaller(Actor.ApiKey Key)
{
    /// <summary>Handed to every handler; the key was checked before.</summary>
    public static ValueTask<ApiCaller?> BindAsync(HttpContext http) =>
        ValueTask.FromResult(
            http.User.FindFirst(ApiKeys.NameClaim) is { } name && http.RequestServices.GetRequiredService<ApiKeys>().ActorOf(name.Value) is { } key
                ? new ApiCaller(key)
                : null);

    /// <summary>The team the key is bound to; none sees every team.</summary>
    public long? TeamId => Key.TeamId;

    /// <summary>Names, numbers and words of people are shown unmasked: the scope is what was granted to this key, its role says whose.</summary>
    public bool Personal => Key.Personal && May(Act.ReadCustomer);

    /// <summary>Whether the key may do this within its own reach.</summary>
    public bool May(Act act) => Reaches(act, new Subject(OwnerId: null, TeamId));

    /// <summary>Whether the key may do this to that subject.</summary>
    public bool Reaches(Act act, Subject subject) => Rights.Allow(Key, act, subject) is RightsAnswer.Allowed;

    public string Name(string name) => Personal ? name : Masking.Name(name);

    public string Number(string number) => Personal ? number : PhoneNumber.Read(number) is PhoneReading.Understood read ? read.Number.Masked : "****";

    /// <summary>Words of or about people: shown only unmasked.</summary>
    public string? Words(string? text) => Personal ? text : null;
}
