using System.Collections.Immutable;
using CallCenter.Core.People;

namespace CallCenter.Core.Complaints;

/// <summary>One rung of the ladder of escalation (提级). domain §1.</summary>
/// <param name="Level">From 0, the agent, upwards.</param>
/// <param name="Key">Stored with the complaint.</param>
/// <param name="Zh">Its Chinese name.</param>
/// <param name="En">Its English name.</param>
/// <param name="Role">Who acts there in this product; none where nobody signs in.</param>
public sealed record EscalationRung(int Level, string Key, string Zh, string En, Role? Role);

/// <summary>What came of raising a complaint.</summary>
public abstract record EscalationMove
{
    private EscalationMove() { }

    /// <summary>It stands one level higher.</summary>
    public sealed record Raised(EscalationRung To) : EscalationMove;

    /// <summary>It stands at the top already.</summary>
    public sealed record AtTop(EscalationRung Top) : EscalationMove;
}

/// <summary>The ladder of escalation, as data. domain §1, §5.</summary>
public sealed class Escalation
{
    /// <summary>How long a level has before an overdue complaint goes on to the next (ours).</summary>
    public static readonly TimeSpan PerLevel = TimeSpan.FromHours(8);

    /// <summary>Makes a ladder; the levels are the places in the list.</summary>
    /// <exception cref="ArgumentException">No rung, or levels that do not count up from 0.</exception>
    public Escalation(ImmutableArray<EscalationRung> rungs)
    {
        if (rungs.IsDefaultOrEmpty || rungs.Where((rung, level) => rung.Level != level).Any())
            throw new ArgumentException("The levels of a ladder count up from 0.", nameof(rungs));
        Rungs = rungs;
    }

    /// <summary>座席 → 班长 → 部门主任 → 分管领导 → 公司.</summary>
    public static Escalation Default { get; } = new(
    [
        new(0, "agent", "座席", "Agent", Role.Agent), new(1, "team-lead", "班长", "Team lead", Role.TeamLead),
        new(2, "department-head", "部门主任", "Department head", Role.DepartmentHead),
        new(3, "executive", "分管领导", "Executive in charge", Role.Manager), new(4, "company", "公司", "Company", Role: null),
    ]);

    /// <summary>The rungs, lowest first.</summary>
    public ImmutableArray<EscalationRung> Rungs { get; }

    /// <summary>One level up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such level.</exception>
    public EscalationMove Raise(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, Rungs.Length);
        return level + 1 < Rungs.Length ? new EscalationMove.Raised(Rungs[level + 1]) : new EscalationMove.AtTop(Rungs[level]);
    }

    /// <summary>The level an unanswered complaint stands at by now: one up when overdue, one more after every <see cref="PerLevel"/>.</summary>
    /// <remarks>A sweep raises while the complaint's level is below it, so that asking twice raises once.</remarks>
    /// <param name="startLevel">The level at which its clock began.</param>
    /// <param name="dueAt">When the answer was due; overdue from this instant on.</param>
    /// <param name="now">The instant of the sweep.</param>
    public int LevelDue(int startLevel, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var top = Rungs.Length - 1;
        if (now < dueAt || startLevel >= top)
            return startLevel;
        var more = 1 + ((now - dueAt).Ticks / PerLevel.Ticks);
        return (int)Math.Min(top, startLevel + more);
    }
}
