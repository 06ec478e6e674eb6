using CallCenter.Core.People;

namespace CallCenter.Web.Api;

/// <summary>Refusals in plain words, as <c>application/problem+json</c>.</summary>
public static class ApiProblems
{
    public static IResult NotFound(string what) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no such {what}, or it is not this key's to see.");

    public static IResult Refused(RightsRefusal reason) => TypedResults.Problem(
        statusCode: StatusCodes.Status403Forbidden,
        detail: reason switch
        {
            RightsRefusal.NotTheirRole => "The role of this key does not do this.",
            RightsRefusal.NotTheirs => "The role of this key sees only its own, and a key owns nothing: give it the role of somebody above.",
            RightsRefusal.OtherTeam => "It belongs to another team than this key's.",
            RightsRefusal.NotForKeys => "Keys never do this.",
            _ => "The scope of this key is not 'personal'.",
        });
}
