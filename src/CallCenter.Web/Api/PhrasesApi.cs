using System.ComponentModel;
using System.Text.Json.Serialization;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Web.Compliance;

namespace CallCenter.Web.Api;

[Description("A text to be checked against the phrases.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PhraseCheckAsked(
    [property: JsonRequired, Description("Language of the text, such as `zh-CN` or `en`.")] string Locale,
    [property: JsonRequired, Description("Whose words these are.")] Speaker Speaker,
    [property: JsonRequired, Description("The text, at most 65,536 UTF-16 code units.")] string Text);

[Description("Texts to be checked against the phrases.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PhraseBatchAsked(
    [property: JsonRequired, Description("At most 1,000 texts, each as a single check takes it.")] IReadOnlyList<PhraseCheckAsked> Items);

[Description("An answer for each text, in their order.")]
public sealed record PhraseBatchAnswer(IReadOnlyList<PhraseCheckAnswer> Answers);

[Description("The offences in the text, by offset: of one sentence of an agent the gravest, of a customer every signal.")]
public sealed record PhraseCheckAnswer(IReadOnlyList<PhraseHitShown> Hits);

[Description("One offence.")]
public sealed record PhraseHitShown(
    [property: Description("Id of the rule.")] string Rule,
    [property: Description("Kind of the rule, such as `ignorance` or `promise`.")] string Kind,
    Severity Severity,
    [property: Description("Where it starts in the text as sent, in UTF-16 code units.")] int Offset,
    [property: Description("How long it is there, in UTF-16 code units.")] int Length,
    [property: Description("The offending characters as sent.")] string Text,
    [property: Description("What to say instead.")] string? Replacement,
    [property: Description("No phrase of the list stands there: the sentence is like labelled ones, and these characters say so most.")] bool Alike);

/// <summary>The phrase engine over REST.</summary>
public sealed class PhrasesApi(PhraseLibrary phrases)
{
    private const int MostTexts = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/phrase-checks", (HttpRequest request, ApiCaller caller, PhrasesApi checks, CancellationToken stop) => checks.CheckAsync(request, stop))
            .Accepts<PhraseCheckAsked>("application/json")
            .Reads<PhraseCheckAnswer>(Act.CheckPhrases, "checkPhrases", "Checks a text against the forbidden phrases of its language.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        api.MapPost("/phrase-check-batches", (HttpRequest request, ApiCaller caller, PhrasesApi checks, CancellationToken stop) => checks.CheckAllAsync(request, stop))
            .Accepts<PhraseBatchAsked>("application/json")
            .Reads<PhraseBatchAnswer>(Act.CheckPhrases, "checkPhraseBatch", "Checks up to 1,000 texts at once.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }

    private async Task<IResult> CheckAsync(HttpRequest request, CancellationToken stop)
    {
        var (asked, problem) = await ApiBody.ReadAsync<PhraseCheckAsked>(request, stop);
        if (asked is null || problem is not null)
            return problem ?? ApiBody.TooLarge();
        return Problem(asked) ?? TypedResults.Ok(Answer(asked));
    }

    private async Task<IResult> CheckAllAsync(HttpRequest request, CancellationToken stop)
    {
        var (asked, problem) = await ApiBody.ReadAsync<PhraseBatchAsked>(request, stop);
        if (asked is null || problem is not null)
            return problem ?? ApiBody.TooLarge();
        if (asked.Items.Count > MostTexts)
            return ApiBody.Refuse(StatusCodes.Status400BadRequest, $"items: at most {MostTexts} texts.");
        return asked.Items.Select(Problem).FirstOrDefault(p => p is not null)
            ?? TypedResults.Ok(new PhraseBatchAnswer([.. asked.Items.Select(Answer)]));
    }

    private IResult? Problem(PhraseCheckAsked asked) =>
        asked.Text.Length > ApiBody.LongestText ? ApiBody.TooLarge()
        : phrases.Locales.Contains(asked.Locale) ? null
        : ApiBody.Refuse(StatusCodes.Status400BadRequest, $"locale: expected one of {string.Join(", ", phrases.Locales.Order(StringComparer.Ordinal))}.");

    private PhraseCheckAnswer Answer(PhraseCheckAsked asked) =>
        new([.. phrases.For(asked.Locale).Match(asked.Text, asked.Speaker)
            .Select(h => new PhraseHitShown(h.Rule, h.Kind, h.Severity, h.Offset, h.Length, h.Text, h.Replacement, h.Alike))]);
}
