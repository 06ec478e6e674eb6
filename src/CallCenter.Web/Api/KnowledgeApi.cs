using System.ComponentModel;
using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Layout;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /knowledge</c>.</summary>
public sealed record KnowledgeQuery
{
    [Description("What is looked for, at most 100 characters. Without it, the outages and notices of the day.")]
    public string? Q { get; init; }

    [Description("`zh-CN` or `en`; `zh-CN` if left out.")]
    public string? Locale { get; init; }
}

[Description("Articles, the best first; what has expired comes last.")]
public sealed record KnowledgeFound(IReadOnlyList<ArticleShown> Items);

[Description("An article an agent may read out.")]
public sealed record ArticleShown(
    [property: Description("The same in every language.")] string Id,
    string Locale, string Title, ArticleKind Kind,
    [property: Description("The department that answers for it.")] string Owner,
    DateOnly ValidFrom, DateOnly? ValidTo,
    [property: Description("Whether it holds on the office's day.")] ArticleValidity Validity,
    [property: Description("The first line: the answer.")] string Answer,
    [property: Description("The whole text, Markdown.")] string Text,
    int Version);

/// <summary>Articles over REST.</summary>
public sealed class KnowledgeApi(ArticleSearch search)
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/knowledge", ([AsParameters] KnowledgeQuery query, ApiCaller caller, KnowledgeApi knowledge, CancellationToken stop) => knowledge.FindAsync(query, stop))
            .Reads<KnowledgeFound>(Act.ReadKnowledge, "findArticles", "Finds at most 20 articles, the best first.");

    private async Task<IResult> FindAsync(KnowledgeQuery query, CancellationToken stop)
    {
        var input = new ApiInput();
        var asked = input.Text("q", query.Q, SearchTokens.LongestQuery);
        var locale = input.Text("locale", query.Locale, longest: 10) ?? Texts.Chinese.Language;
        if (input.Problem is { } problem)
            return problem;
        if (!Texts.All.Any(texts => texts.Language == locale))
            return ApiBody.Refuse(StatusCodes.Status400BadRequest, $"locale: expected one of {string.Join(", ", Texts.All.Select(texts => texts.Language))}.");
        var found = asked is null ? await search.NewsAsync(locale, ArticleSearch.Most, stop) : await search.FindAsync(locale, asked, ArticleSearch.Most, stop);
        return TypedResults.Ok(new KnowledgeFound([.. found.Select(x => new ArticleShown(
            x.Key, x.Locale, x.Title, x.Kind, x.Owner, x.ValidFrom, x.ValidTo, x.Validity, x.Answer, x.Text, x.Version))]));
    }
}
