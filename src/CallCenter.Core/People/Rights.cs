namespace CallCenter.Core.People;

/// <summary>May they or not.</summary>
public abstract record RightsAnswer
{
    private RightsAnswer() { }

    /// <summary>They may.</summary>
    public sealed record Allowed : RightsAnswer;

    /// <summary>They may not.</summary>
    public sealed record Refused(RightsRefusal Reason) : RightsAnswer;
}

/// <summary>Why somebody may not.</summary>
public enum RightsRefusal
{
    /// <summary>No role of theirs does this.</summary>
    NotTheirRole,

    /// <summary>It is another person's.</summary>
    NotTheirs,

    /// <summary>It is another team's, or no team's.</summary>
    OtherTeam,

    /// <summary>Keys of the REST interface never do this.</summary>
    NotForKeys,

    /// <summary>The key's scope is not <c>personal</c>.</summary>
    ScopeMissing,
}

/// <summary>Asked before every command. Closed: what is not in <see cref="RightsTable"/> is refused. domain §1, §3.</summary>
public static class Rights
{
    private static readonly RightsAnswer Yes = new RightsAnswer.Allowed();

    /// <summary>Whether the actor may do this to that subject.</summary>
    public static RightsAnswer Allow(Actor actor, Act act, Subject subject) => actor switch
    {
        Actor.Person person => OfPerson(person, act, subject),
        Actor.ApiKey key => OfKey(key, act, subject),
        Actor.Carrier => RightsTable.Carrier.Contains(act) ? Yes : No(RightsRefusal.NotTheirRole),
        _ => RightsTable.Jobs.Contains(act) ? Yes : No(RightsRefusal.NotTheirRole),
    };

    private static RightsAnswer.Refused No(RightsRefusal reason) => new(reason);

    private static RightsAnswer OfPerson(Actor.Person person, Act act, Subject subject)
    {
        RightsAnswer answer = No(RightsRefusal.NotTheirRole);
        foreach (var role in person.Roles)
        {
            if (RightsTable.ReachOf(role, act) is not { } reach)
                continue;
            if (Within(reach, person, subject))
                return Yes;
            answer = No(reach == Reach.Own ? RightsRefusal.NotTheirs : RightsRefusal.OtherTeam);
        }

        return answer;
    }

    private static bool Within(Reach reach, Actor.Person person, Subject subject)
    {
        var own = subject.OwnerId == person.Id;
        var ownTeam = subject.TeamId is { } team && team == person.TeamId;
        return reach switch
        {
            Reach.Own => own,
            Reach.Pool => own || (subject.OwnerId is null && (ownTeam || subject.TeamId is null)),
            Reach.Team => own || ownTeam,
            _ => true,
        };
    }

    // A key is nobody: what is "own" for its role is never its own. Without a team it sees what its role sees of every team.
    private static RightsAnswer OfKey(Actor.ApiKey key, Act act, Subject subject)
    {
        if (!RightsTable.Keys.Contains(act))
            return No(RightsRefusal.NotForKeys);
        if (RightsTable.ReachOf(key.Role, act) is not { } reach)
            return No(RightsRefusal.NotTheirRole);
        if (act == Act.ReadCustomerPersonal && !key.Personal)
            return No(RightsRefusal.ScopeMissing);
        if (reach == Reach.Own)
            return No(RightsRefusal.NotTheirs);
        var reaches = reach == Reach.House || key.TeamId is null || key.TeamId == subject.TeamId;
        return reaches ? Yes : No(RightsRefusal.OtherTeam);
    }
}
