using System.ComponentModel;
using System.Text.Json.Serialization;
using CallCenter.Core.People;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Web.Api;

[Description("A phrase list as it is in force.")]
public sealed record PhraseRulesShown(
    string Locale,
    [property: Description("SHA-256 of the text; also the ETag, in quotation marks.")] string Version,
    [property: Description("The list itself, YAML.")] string Yaml);

[Description("A phrase list to be put in force.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PhraseRulesPut([property: JsonRequired, Description("The whole list, YAML, as it was read and changed.")] string Yaml);

[Description("What is wrong with a list.")]
public sealed record RuleFlaw(
    [property: Description("What in force says what the list forbids; empty for a flaw of the list itself.")] string File,
    int Line, int Column, string Key, string Reason);

/// <summary>Phrase rules over REST, for keys of managers: read whole, put whole; the ETag keeps two authors apart.</summary>
public sealed class RulesApi(PhraseLibrary phrases, ScriptDesk desk)
{
    // The largest list that is taken, every character of it escaped.
    private const int LongestList = 6 * DataText.LargestFile;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/phrase-rules/{locale}", ([Description("`zh-CN` or `en`.")] string locale, HttpResponse response, ApiCaller caller, RulesApi rules) => rules.Read(locale, response))
            .Reads<PhraseRulesShown>(Act.ManageRules, "readPhraseRules", "The phrase list of a language that is in force, with its ETag.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/phrase-rules/{locale}", ([Description("`zh-CN` or `en`.")] string locale, HttpRequest request, ApiCaller caller, RulesApi rules, CancellationToken stop) => rules.PutAsync(locale, request, caller, stop))
            .Accepts<PhraseRulesPut>("application/json")
            .Reads<PhraseRulesShown>(Act.ManageRules, "putPhraseRules", "Puts a phrase list in force, if it is sound and If-Match names the version in force.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private IResult Read(string locale, HttpResponse response)
    {
        if (phrases.Find(locale) is not { } list) return ApiProblems.NotFound("phrase list");
        response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{list.Version}\"");
        return TypedResults.Ok(new PhraseRulesShown(list.Locale, list.Version, list.Yaml));
    }

    private async Task<IResult> PutAsync(string locale, HttpRequest request, ApiCaller caller, CancellationToken stop)
    {
        if (phrases.Find(locale) is null) return ApiProblems.NotFound("phrase list");
        if (request.GetTypedHeaders().IfMatch is not [{ IsWeak: false } match])
            return ApiBody.Refuse(StatusCodes.Status428PreconditionRequired, "If-Match must name the version that was read: the ETag of GET.");
        var (body, problem) = await ApiBody.ReadAsync<PhraseRulesPut>(request, stop, LongestList);
        if (body is null || problem is not null) return problem ?? ApiBody.TooLarge(LongestList);
        var name = RuleTexts.NameOf(locale);
        return await desk.ReplaceAsync(caller.Key, name, body.Yaml, match.Tag.ToString().Trim('"')) switch
        {
            null or ScriptRefusal.NoChange => Read(locale, request.HttpContext.Response),
            ScriptRefusal.ChangedMeanwhile => ApiBody.Refuse(StatusCodes.Status412PreconditionFailed, "Another version is in force now: read it, and put the change into it."),
            ScriptRefusal.TooLarge => ApiBody.TooLarge(LongestList),
            ScriptRefusal.OtherScript => Flawed("The list is one of another language.", []),
            ScriptRefusal.NotAllowed => ApiProblems.Refused(RightsRefusal.NotTheirRole),
            _ => Flawed("The list is not taken.", desk.Judge(name, body.Yaml).Flaws),
        };
    }

    private static ProblemHttpResult Flawed(string detail, IReadOnlyList<FileFlaw> flaws) => TypedResults.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity, detail: flaws is [var first, ..] ? $"{detail} {first}" : detail,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["flaws"] = flaws.Select(f => new RuleFlaw(f.File, f.Flaw.Line, f.Flaw.Column, f.Flaw.Key, f.Flaw.Reason)).ToList(),
        });
}
