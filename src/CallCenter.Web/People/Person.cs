using Microsoft.AspNetCore.Identity;

namespace CallCenter.Web.People;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>What an agent says to a customer, such as 1001.</summary>
    public required string StaffNumber { get; set; }
    public long? TeamId { get; set; }

    /// <summary>Language of the screens; none follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>Languages they speak with customers, with commas; none for all. <see cref="Core.People.Languages"/></summary>
    public string? Languages { get; set; }

    /// <summary>Calls ring their telephone (<c>PhoneNumber</c>) instead of the softphone in the browser.</summary>
    public bool UsesTelephone { get; set; }

    /// <summary>Has left or is barred: may not sign in, and what is open ends within seconds.</summary>
    public bool Disabled { get; set; }

    /// <summary>A demo account: listed on the login page in Development, refused elsewhere.</summary>
    public bool Demo { get; set; }
}

/// <summary>A team of agents with its leads.</summary>
public sealed class Team
{
    public required long Id { get; init; }
    public required string Name { get; set; }
}

/// <summary>What an agent is doing now, kept on the server so that a reload changes nothing.</summary>
public sealed class Presence
{
    public required Guid PersonId { get; init; }
    public required long TeamId { get; set; }
    public required AgentState State { get; set; }
    public required DateTimeOffset Since { get; set; }

    /// <summary>The callback on the desk.</summary>
    public Guid? CallbackId { get; set; }

    /// <summary>The call on the desk.</summary>
    public Guid? CallId { get; set; }

    /// <summary>The browser tab that is the desk; the newest takes over.</summary>
    public Guid? DeskId { get; set; }
}

/// <summary>States of an agent. While a call lives its phase says more.</summary>
public enum AgentState
{
    /// <summary>离线.</summary>
    Offline,

    /// <summary>示忙.</summary>
    Away,

    /// <summary>空闲.</summary>
    Ready,

    /// <summary>A callback or a call is on the desk.</summary>
    Busy,
}
