using CallCenter.Core.People;

namespace CallCenter.Web.People;

/// <summary>Which rows of a list somebody sees: the reach of their roles, as lists can ask it of the database.</summary>
public abstract record Sight
{
    private Sight() { }

    /// <summary>None.</summary>
    public sealed record Nothing : Sight;

    /// <summary>Their own.</summary>
    public sealed record Own(Guid Person) : Sight;

    /// <summary>Their own and their team's.</summary>
    public sealed record OfTeam(long Team, Guid? Person) : Sight;

    /// <summary>All.</summary>
    public sealed record Everything : Sight;

    /// <summary>What an actor sees of the things an act reads; the widest of their roles counts.</summary>
    public static Sight Of(Actor actor, Act act) => actor switch
    {
        Actor.Person person => OfPerson(person, act),
        Actor.ApiKey key when RightsTable.Keys.Contains(act) => OfKey(key, act),
        _ => new Nothing(),
    };

    private static Sight OfPerson(Actor.Person person, Act act) =>
        person.Roles.Max(role => RightsTable.ReachOf(role, act)) switch
        {
            null => new Nothing(),
            Reach.Own or Reach.Pool => new Own(person.Id),
            Reach.Team => person.TeamId is { } team ? new OfTeam(team, person.Id) : new Own(person.Id),
            _ => new Everything(),
        };

    private static Sight OfKey(Actor.ApiKey key, Act act) => (RightsTable.ReachOf(key.Role, act), key.TeamId) switch
    {
        (null or Reach.Own, _) => new Nothing(),
        (Reach.House, _) or (_, null) => new Everything(),
        (_, { } team) => new OfTeam(team, Person: null),
    };
}
