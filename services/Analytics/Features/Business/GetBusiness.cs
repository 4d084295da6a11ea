using BizPulse.Access;

namespace BizPulse.Analytics.Features.Business;

/// <param name="Currency">What all money is converted to.</param>
/// <param name="TimeZone">Where business days begin and end, by its IANA name.</param>
public sealed record Business(string Currency, string TimeZone);

internal static class GetBusiness
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "/api/analytics/business",
            (BusinessSettings settings) => TypedResults.Ok(new Business(settings.Currency, settings.TimeZone.Id)))
        .WithName(nameof(GetBusiness))
        .WithSummary("The house currency, and the time zone of business days")
        .SameForEveryScope();
}
