using System.Text.Json.Serialization;
using BizPulse.Gateway.Identity;
using BizPulse.Gateway.Keys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Gateway.Features.Auth;

/// <summary>A refusal as OAuth 2.0 (RFC 6749 §5.2) writes it.</summary>
public sealed record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);

/// <summary>The password form of OAuth 2.0, for the API page and for scripts. It sets no cookie.</summary>
internal static class GetToken
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/token", Handle)
        .WithName(nameof(GetToken))
        .WithSummary("Answers an access token for the OAuth 2.0 password form")
        .DisableAntiforgery();

    internal static async Task<Results<Ok<AccessTokenResponse>, JsonHttpResult<TokenError>>> Handle(
        [FromForm] string? username, [FromForm] string? password, [FromForm(Name = "grant_type")] string? grantType,
        PasswordSignIn passwords, AccessTokenIssuer tokens, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        if (grantType is not (null or "" or "password"))
            return Refuse("unsupported_grant_type", "The grant_type must be 'password'.");
        if (string.IsNullOrEmpty(username) || string.IsNullOrEmpty(password))
            return Refuse("invalid_request", "The username and the password are required.");
        return await passwords.CheckAsync(username, password) is { } user
            ? TypedResults.Ok(tokens.Issue(user))
            : Refuse("invalid_grant", PasswordSignIn.Refusal, StatusCodes.Status401Unauthorized);
    }

    private static JsonHttpResult<TokenError> Refuse(
        string error, string description, int status = StatusCodes.Status400BadRequest)
        => TypedResults.Json(new TokenError(error, description), statusCode: status);
}
