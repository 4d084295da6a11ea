using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BizPulse.Questions;

public static class QuestionGroups
{
    /// <summary>
    /// What the questions of a feature have in common: where they stand in the API's description, who may ask them,
    /// that an answer is known again by its tag, that what makes no sense is refused by its name, and that each caller
    /// has his turn.
    /// </summary>
    public static RouteGroupBuilder MapQuestions(
        this IEndpointRouteBuilder routes, string subject, string permission) =>
        routes
        .MapGroup("")
        .WithTags(subject)
        .RequirePermission(permission)
        .WithDataVersionTag()
        .AskedInTurn()
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
