using System.Text.Json;
using System.Text.Json.Serialization;
using BizPulse;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.ApiDocs;
using BizPulse.Health;
using BizPulse.Problems;
using BizPulse.Questions;
using BizPulse.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// What every service shares. A service calls these two and is watched, guarded and answers as all others do.
/// </summary>
public static class ServiceDefaultsExtensions
{
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.Configuration.AddDefaultSettings();
        builder.AddTelemetry();
        builder.AddAccess();

        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            // one service that fails closes the way to no other
            client.AddStandardResilienceHandler(Persist).SelectPipelineByAuthority();
            client.AddServiceDiscovery();
        });
        builder.Services.AddDefaultHealthChecks();
        builder.Services.AddProblems();
        builder.Services.AddSingleton(
            builder.Configuration.GetSection("Questions").Get<QuestionLimits>() ?? new QuestionLimits());
        builder.Services.AddOpenApi(ApiDescription.Configure);
        builder.Services.ConfigureHttpJsonOptions(options => ApplyJsonRules(options.SerializerOptions));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
            TrustedProxies.Apply(options, builder.Configuration));
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.AddTransient<Microsoft.AspNetCore.Hosting.IStartupFilter, DefaultPipeline>();
        return builder;
    }

    /// <summary>Health for probes and the gateway, and the service's own OpenAPI document.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.UseExceptionHandler(); // once more, inside of development's exception page, which would tell too much
        app.UseMiddleware<ZeroCharacters>(); // after authentication: nobody hears 401 before anything else
        app.UseMiddleware<AcceptedTypes>();
        app.UseMiddleware<DataVersionTag>(); // before the question is read: nothing that it reads is older than the tag
        app.UseMiddleware<QuestionQueue>(); // after the tag: who has the answer already need not wait
        app.MapHealthEndpoints();
        app.MapOpenApi("/openapi/v1.json").AllowAnonymous();
        return app;
    }

    /// <summary>
    /// A number is a number, never a string; an enum is its name; null stands only where the contract allows it, and
    /// what a contract does not mark optional has to be there.
    /// </summary>
    private static void ApplyJsonRules(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>
    /// A question that failed is asked again, a write never: whoever sent it knows whether it may count twice.
    /// </summary>
    private static void Persist(HttpStandardResilienceOptions options)
    {
        options.Retry.DisableForUnsafeHttpMethods();
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(20); // the broker may take 15 to say that it is not there
        options.CircuitBreaker.SamplingDuration = 2 * options.AttemptTimeout.Timeout;
    }
}
