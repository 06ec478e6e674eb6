namespace CallCenter.Web.Calls;

/// <summary>An answer as the panel of the script gives it.</summary>
public sealed record StepGiven(string Key, string? Value = null);
