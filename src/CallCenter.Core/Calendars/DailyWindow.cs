namespace CallCenter.Core.Calendars;

/// <summary>A span of local wall-clock time that returns every day, half-open: the first moment is in, the last is out.</summary>
public sealed record DailyWindow
{
    /// <summary>Makes the window <c>[from, to)</c>.</summary>
    /// <param name="from">The first local time inside.</param>
    /// <param name="to">The first local time outside again; <see cref="TimeOnly.MaxValue"/> stands for midnight.</param>
    /// <exception cref="ArgumentException">The window runs backwards; windows over midnight are two windows.</exception>
    public DailyWindow(TimeOnly from, TimeOnly to)
    {
        if (from > to)
            throw new ArgumentException("A daily window ends on the day it begins.", nameof(to));
        From = from;
        To = to;
    }

    /// <summary>The first local time inside.</summary>
    public TimeOnly From { get; }

    /// <summary>The first local time outside again.</summary>
    public TimeOnly To { get; }

    /// <summary>The window nothing is in.</summary>
    public static DailyWindow Never { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>The window everything is in.</summary>
    public static DailyWindow WholeDay { get; } = new(TimeOnly.MinValue, TimeOnly.MaxValue);

    /// <summary>Whether a local time is inside.</summary>
    public bool Contains(TimeOnly time) => time >= From && (time < To || (To == TimeOnly.MaxValue && To != From));
}
