using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BizPulse.Access;

public static class ScopeExtensions
{
    /// <summary>The answer tells nothing of any store, country or category.</summary>
    public static TBuilder SameForEveryScope<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new AnswersWithinScope());

    /// <summary>For what is known of the whole shop alone: whoever may see a part of it hears 403.</summary>
    public static TBuilder RequireWholeShop<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.SameForEveryScope().Require(
            scope => scope.WholeShop, "This is about the whole shop, and you may see a part of it.");

    /// <summary>For what is known of all places together; a handler still has to narrow down products.</summary>
    public static TBuilder RequireAllPlaces<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.Require(
            scope => !scope.LimitsPlaces, "This is known for all places together, and you may see some of them.");

    private static TBuilder Require<TBuilder>(this TBuilder routes, Func<Scope, bool> suffices, string refusal)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (call, next) => suffices(Scope.Of(call.HttpContext.User))
            ? await next(call)
            : TypedResults.Problem(refusal, statusCode: StatusCodes.Status403Forbidden));
}
