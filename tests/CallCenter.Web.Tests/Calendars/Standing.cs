namespace CallCenter.Web.Tests.Calendars;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class Standing(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
