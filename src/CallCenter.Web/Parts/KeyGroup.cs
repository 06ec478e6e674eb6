namespace CallCenter.Web.Parts;

/// <summary>Keys that belong together on the sheet.</summary>
public sealed record KeyGroup(string Title, IReadOnlyList<(string Key, string Meaning)> Keys);
