namespace CallCenter.Web.Parts;

/// <summary>A column of a list as a file has it: masked like the screen.</summary>
public sealed record ListColumn<TRow>(string Title, Func<TRow, string?> Cell);
