using CallCenter.Core.Knowledge;

namespace CallCenter.Web.Knowledge;

/// <summary>An article as its newest version says, with the words it is found by.</summary>
public sealed class ArticleRow
{
    /// <summary>A number: the full-text index of the embedded database points at rows by it.</summary>
    public required long Id { get; init; }

    /// <summary>The id in the text, the same in every language.</summary>
    public required string Key { get; init; }
    public required string Locale { get; init; }
    public required string Title { get; set; }
    public required ArticleKind Kind { get; set; }
    public required string Owner { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    /// <summary>Markdown without the head.</summary>
    public required string Text { get; set; }

    /// <summary>Tokens of the title with a space around each.</summary>
    public required string TitleWords { get; set; }
    public required string KeywordWords { get; set; }
    public required string TextWords { get; set; }

    /// <summary>Counts the versions from 1; compared and set.</summary>
    public required int Version { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when nobody finds it any more.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

/// <summary>A version of an article as it was written or imported.</summary>
public sealed class ArticleVersion
{
    public required long ArticleId { get; init; }
    public required int Version { get; init; }

    /// <summary>Head and Markdown, unchanged.</summary>
    public required string Source { get; init; }
    public required ArticleOrigin Origin { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote or imported it; none for files of the product.</summary>
    public Guid? ById { get; init; }
}

/// <summary>Where a version came from.</summary>
public enum ArticleOrigin
{
    /// <summary>A file beside the program.</summary>
    File,

    /// <summary>Files that somebody imported.</summary>
    Import,

    /// <summary>The page.</summary>
    Page,
}

/// <summary>What no article said, asked of the department that should know.</summary>
public sealed class Question
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
    public required string Owner { get; init; }
    public required Guid AskedById { get; init; }
    public long? TeamId { get; init; }

    /// <summary>The call it was asked in.</summary>
    public Guid? CallId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was raised because nobody had answered in time.</summary>
    public DateTimeOffset? RaisedAt { get; set; }
    public string? Answer { get; set; }
    public Guid? AnsweredById { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
}
