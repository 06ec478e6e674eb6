using System.Collections.Immutable;

namespace CallCenter.Core.Knowledge;

/// <summary>What an article is about. domain §7.</summary>
public enum ArticleKind
{
    /// <summary>资费: what a plan or a service costs.</summary>
    Tariff,

    /// <summary>优惠: what is offered for a time.</summary>
    Offer,

    /// <summary>操作: how something is done.</summary>
    HowTo,

    /// <summary>公告: what changes, what to beware of.</summary>
    Notice,

    /// <summary>故障与割接: what does not work, where and until when.</summary>
    Outage,
}

/// <summary>Whether an article holds on a day.</summary>
public enum ArticleValidity
{
    /// <summary>It holds.</summary>
    Valid,

    /// <summary>It holds from a later day on.</summary>
    NotYet,

    /// <summary>Its last day is over: nothing of it may be told as if it held.</summary>
    Expired,
}

/// <summary>What an agent looks up while the customer talks. domain §7: tariffs, offers, how-to, outages and notices with validity.</summary>
/// <param name="Id">The same in every language, such as <c>roaming-rates</c>.</param>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Owner">The department that answers for it.</param>
/// <param name="ValidFrom">The first day it holds.</param>
/// <param name="ValidTo">The last day it holds; none when it holds until it is changed.</param>
/// <param name="Keywords">Words people ask with that the text does not have.</param>
/// <param name="Text">Markdown; its first line is the answer.</param>
public sealed record Article(
    string Id, string Locale, string Title, ArticleKind Kind, string Owner, DateOnly ValidFrom, DateOnly? ValidTo,
    ImmutableArray<string> Keywords, string Text)
{
    /// <summary>The answer, read first: the first line of the text without its marks.</summary>
    public string Answer => AnswerOf(Text);

    /// <summary>Whether it holds on a day of the office's calendar; both ends belong to it.</summary>
    public ArticleValidity On(DateOnly day) => ValidityOn(ValidFrom, ValidTo, day);

    /// <summary>Whether what holds between two days, both of them included, holds on a day.</summary>
    public static ArticleValidity ValidityOn(DateOnly from, DateOnly? to, DateOnly day)
    {
        if (to is { } last && last < day)
            return ArticleValidity.Expired;
        return day < from ? ArticleValidity.NotYet : ArticleValidity.Valid;
    }

    /// <summary>The first line of a Markdown text without heading and emphasis marks.</summary>
    public static string AnswerOf(string text)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOf('\n');
        return (end < 0 ? start : start[..end]).Trim().TrimStart('#').Trim().ToString().Replace("**", "", StringComparison.Ordinal);
    }
}
