using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BizPulse.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BizPulse.ServiceDefaults.Tests.Problems;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_failure_tells_its_trace_id_and_nothing_of_the_inside(string environment)
    {
        await using var service = await StartAsync(environment);

        using var response = await service.Client.GetAsync("/fails");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^[0-9a-f]{32}$", JsonNode.Parse(text)!["traceId"]!.GetValue<string>());
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sku":"A1","quantity":"2","day":"2026-01-01"}""", "quantity", "must be a number.")]
    [InlineData("""{"sku":"A1","quantity":2.5,"day":"2026-01-01"}""", "quantity", "must be a whole number.")]
    [InlineData("""{"sku":"A1","quantity":2,"day":"2026-02-30"}""", "day", "must be a date (yyyy-mm-dd).")]
    [InlineData("""{"sku":null,"quantity":2,"day":"2026-01-01"}""", "sku", "must not be null.")]
    [InlineData("""{"sku":"A1","day":"2026-01-01"}""", "quantity", "is required.")]
    [InlineData(
        """{"sku":"A1","quantity":2,"day":"2026-01-01","lines":[{"price":"x"}]}""", "lines[0].price",
        "must be a number.")]
    [InlineData("""{"sku":"A1",""", "$", null)]
    [InlineData("[]", "$", null)]
    public async Task Bad_JSON_gets_a_400_that_names_the_field(string body, string field, string? message)
    {
        await using var service = await StartAsync();

        using var response = await service.Client.PostAsync(
            "/order", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        var (name, messages) = Assert.Single(errors);
        Assert.Equal(field, name);
        if (message is not null)
            Assert.Equal(message, messages![0]!.GetValue<string>());
        Assert.DoesNotContain("BizPulse", errors.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/days?from=yesterday", "from", "'yesterday' is not a valid date (yyyy-mm-dd).")]
    [InlineData("/days", "from", "is required.")]
    [InlineData("/days?from=2026-01-01&limit=many", "limit", "'many' is not a valid whole number.")]
    [InlineData("/days?from=2026-01-01&search=a&search=b%00", "search", "must not contain a zero character.")]
    [InlineData("/unknown-text", "$", "must not contain a zero character.")]
    public async Task A_bad_parameter_gets_a_400_that_names_it(string url, string field, string message)
    {
        await using var service = await StartAsync();

        using var response = await service.Client.GetAsync(url);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        Assert.Equal(message, Assert.Single(errors[field]!.AsArray())!.GetValue<string>());
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/html")]
    [InlineData("application/xml, image/*;q=0.5")]
    [InlineData("nonsense")]
    public async Task A_refusal_is_a_problem_whatever_else_was_asked_for_and_no_failure_of_ours(string accept)
    {
        var log = new FailureLog();
        await using var service = await StartAsync(configure: services => services.AddSingleton<ILoggerProvider>(log));
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        foreach (var (url, status) in new (string, HttpStatusCode)[]
        {
            ("/days?from=yesterday", HttpStatusCode.BadRequest),
            ("/invalid", HttpStatusCode.BadRequest),
            ("/secret", HttpStatusCode.Unauthorized),
            ("/cut", HttpStatusCode.ServiceUnavailable),
        })
        {
            using var response = await service.Client.GetAsync(url);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal(status is HttpStatusCode.BadRequest, problem.ContainsKey("errors"));
            Assert.NotNull(problem["traceId"]);
        }

        Assert.Empty(log.Failures);
    }

    [Fact]
    public async Task Nobody_hears_401_before_anything_is_said_of_a_parameter()
    {
        await using var service = await StartAsync();
        using var response = await service.Client.GetAsync("/secret?search=%00");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_handler_names_a_field_the_same_way()
    {
        await using var service = await StartAsync();
        using var response = await service.Client.GetAsync("/invalid");
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("must not be before 'from'.", problem["errors"]!["to"]![0]!.GetValue<string>());
        Assert.NotNull(problem["traceId"]);
    }

    [Theory]
    [InlineData("/cut")]
    [InlineData("/cut-of-EF")]
    public async Task While_the_database_is_away_a_request_hears_503_and_when_to_come_again(string url)
    {
        await using var service = await StartAsync();
        using var response = await service.Client.GetAsync(url);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["traceId"]);
    }

    [Fact]
    public async Task The_description_says_that_a_number_is_a_number()
    {
        await using var service = await StartAsync();
        var document = (await service.Client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        Assert.Equal(
            "integer",
            document["components"]!["schemas"]!["Order"]!["properties"]!["quantity"]!["type"]!.GetValue<string>());
    }

    private static Task<Service> StartAsync(
        string environment = "Development", Action<IServiceCollection>? configure = null) => Service.StartAsync(
        app =>
        {
            app.MapGet("/fails", string () => throw new InvalidOperationException("the secret of the house"))
                .AllowAnonymous();
            app.MapPost("/order", (Order order) => order).AllowAnonymous();
            app.MapGet("/days", (DateOnly from, int? limit) => $"{from} {limit}").AllowAnonymous();
            app.MapGet("/secret", () => "of the house");
            app.MapGet(
                "/unknown-text",
                string () => throw new InvalidOperationException(
                    "of EF", new PostgresException("", "ERROR", "ERROR", PostgresErrorCodes.CharacterNotInRepertoire)))
                .AllowAnonymous();
            app.MapGet(
                "/cut",
                string () => throw new PostgresException("", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown))
                .AllowAnonymous();
            app.MapGet(
                "/cut-of-EF",
                string () => throw new InvalidOperationException("of EF", new NpgsqlException("", new IOException())))
                .AllowAnonymous();
            app.MapGet("/invalid", () => Invalid.Field("to", "must not be before 'from'.")).AllowAnonymous();
        },
        configure, environment, ("Logging:LogLevel:Microsoft.AspNetCore", "Error"));

    /// <summary>What is logged as an error.</summary>
    private sealed class FailureLog : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Failures { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Failures.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }

    internal sealed record Order(string Sku, int Quantity, DateOnly Day, Line[]? Lines = null);

    internal sealed record Line(decimal Price);
}
