using CallCenter.Core.Scripts;

namespace CallCenter.Web.Knowledge;

/// <summary>Write an article or its next version: the whole text with its head.</summary>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="Source">Head and Markdown.</param>
/// <param name="Seen">The article and the version that was open while it was written; none for a new article.</param>
public sealed record SaveArticle(string Locale, string Source, (string Key, int Version)? Seen);

/// <summary>Take an article out of every search, or put it back.</summary>
public sealed record RetireArticle(long Id, bool Retired);

/// <summary>A file somebody imports.</summary>
public sealed record ImportedFile(string Name, byte[] Bytes);

/// <summary>What came of a command on articles.</summary>
public abstract record ArticleAnswer
{
    private ArticleAnswer() { }

    /// <summary>It is done.</summary>
    public sealed record Done(long Id) : ArticleAnswer;

    /// <summary>The text is no article, and why.</summary>
    public sealed record Faulty(IReadOnlyList<Flaw> Flaws) : ArticleAnswer;

    /// <summary>There is no such article.</summary>
    public sealed record NotFound : ArticleAnswer;

    /// <summary>There is one with this id already.</summary>
    public sealed record Taken : ArticleAnswer;

    /// <summary>Not theirs to do.</summary>
    public sealed record NotAllowed : ArticleAnswer;

    /// <summary>Somebody else wrote a version meanwhile: look again.</summary>
    public sealed record ChangedMeanwhile : ArticleAnswer;
}

/// <summary>What came of an imported file.</summary>
public sealed record ImportOutcome(string Name, ArticleAnswer Answer);

/// <summary>Ask the owner what no article says.</summary>
/// <param name="Text">The question.</param>
/// <param name="Owner">The department.</param>
/// <param name="CallId">The call it comes from; none outside of one.</param>
public sealed record AskOwner(string Text, string Owner, Guid? CallId);

/// <summary>Answer a question.</summary>
public sealed record AnswerQuestion(Guid Id, string Text);

/// <summary>What came of a question or its answer.</summary>
public abstract record QuestionReply
{
    private QuestionReply() { }

    /// <summary>The owner has it and is to answer by this time.</summary>
    public sealed record Asked(Guid Id, DateTimeOffset DueAt) : QuestionReply;

    /// <summary>It is answered and the asker told.</summary>
    public sealed record Answered : QuestionReply;

    /// <summary>The text is empty, or longer than is kept.</summary>
    public sealed record BadText(bool TooLong) : QuestionReply;

    /// <summary>There is no such question, call or department.</summary>
    public sealed record NotFound : QuestionReply;

    /// <summary>Somebody answered it already.</summary>
    public sealed record AnsweredAlready : QuestionReply;

    /// <summary>Not theirs to do.</summary>
    public sealed record NotAllowed : QuestionReply;
}
