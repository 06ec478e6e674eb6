using CallCenter.Core.People;

namespace CallCenter.Web.Api;

/// <summary>What every route of the REST interface has in common.</summary>
public static class ApiRoutes
{
    /// <summary>A route that reads: named, described, and asked for by rights before its handler runs.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, Act act, string name, string summary) =>
        route.Asks(act).WithName(name).WithTags(Tag(act)).WithSummary(summary).Produces<T>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static string Tag(Act act) => act switch
    {
        Act.ReadCall => "calls",
        Act.ReadCustomer => "customers",
        Act.ReadCallbacks => "callbacks",
        Act.ReadComplaints => "complaints",
        Act.ReadFollowUps => "follow-ups",
        Act.ReadKnowledge => "knowledge",
        Act.ManageRules => "phrase-rules",
        _ => "checks",
    };

    /// <summary>Asks for the right before the handler runs, and again on every request: roles of keys can change.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, Act act) =>
        route.WithMetadata(act).AddEndpointFilter(async (context, next) =>
            context.Arguments.OfType<ApiCaller>().Single() is var caller
            && Rights.Allow(caller.Key, act, new Subject(OwnerId: null, caller.TeamId)) is RightsAnswer.Refused refused
                ? ApiProblems.Refused(refused.Reason)
                : await next(context));
}
