using BizPulse.Access;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <summary>Messages that could not count: to look at, to mend and to send again.</summary>
internal static class DeadLettersFeature
{
    public static void AddDeadLetters(this IServiceCollection services)
    {
        services.AddSingleton<DeadLetterQueries>();
        services.AddSingleton<DeadLetterReplay>();
    }

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/api/ingest/deadletters").RequireWholeShop();
        ListDeadLetters.Map(letters);
        ReplayDeadLetter.Map(letters);
        ReplayDeadLetters.Map(letters);
    }
}
