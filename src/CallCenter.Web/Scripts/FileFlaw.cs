using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>A flaw and the file it is in.</summary>
public sealed record FileFlaw(string File, Flaw Flaw)
{
    public override string ToString() =>
        $"{File}:{Flaw.Line}:{Flaw.Column}: {(Flaw.Key.Length == 0 ? "" : Flaw.Key + ": ")}{Flaw.Reason}";
}

/// <summary>Data files that must not go into work: the start fails with every place and reason.</summary>
public sealed class BadFilesException(IReadOnlyList<FileFlaw> flaws)
    : Exception(string.Join(Environment.NewLine, flaws.Select(f => f.ToString())))
{
    public IReadOnlyList<FileFlaw> Flaws { get; } = flaws;
}
