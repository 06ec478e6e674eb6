namespace CallCenter.Core.People;

/// <summary>The roles of domain §1.</summary>
public enum Role
{
    /// <summary>座席: guided calls of their own.</summary>
    Agent,

    /// <summary>班长: watches and helps the calls of their team.</summary>
    TeamLead,

    /// <summary>质检: scores calls.</summary>
    Quality,

    /// <summary>投诉专员: owns complaints.</summary>
    ComplaintHandler,

    /// <summary>部门处理人: answers work orders.</summary>
    Department,

    /// <summary>部门主任: second level of escalation.</summary>
    DepartmentHead,

    /// <summary>经理: campaigns, scripts, reports.</summary>
    Manager,

    /// <summary>管理员: users and settings.</summary>
    Administrator,
}

/// <summary>Who asks for something: a person with roles, the carrier's webhook, a job, or a key of the REST interface.</summary>
public abstract record Actor
{
    private Actor() { }

    /// <summary>A signed-in person.</summary>
    /// <param name="Id">The person.</param>
    /// <param name="TeamId">Their team; none for people above teams.</param>
    /// <param name="Roles">What they may do.</param>
    public sealed record Person(Guid Id, long? TeamId, IReadOnlySet<Role> Roles) : Actor;

    /// <summary>The carrier, by a webhook whose signature held.</summary>
    public sealed record Carrier : Actor;

    /// <summary>A scheduled job or the product's own follow-through.</summary>
    /// <param name="Name">Which one.</param>
    public sealed record Job(string Name) : Actor;

    /// <summary>A key of the REST interface.</summary>
    /// <param name="Name">The key's name, never its text.</param>
    /// <param name="Role">The role it acts in.</param>
    /// <param name="TeamId">The team it is bound to; none sees all.</param>
    /// <param name="Personal">Whether it may see personal data unmasked.</param>
    public sealed record ApiKey(string Name, Role Role, long? TeamId, bool Personal) : Actor;
}
