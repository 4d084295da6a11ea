using System.Net;
using System.Security.Claims;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace BizPulse.ServiceDefaults.Tests.Answers;

public sealed class DataVersionTagTests : IAsyncLifetime
{
    private Service _service = null!;
    private string _version = "7";
    private string _permission = Permissions.SalesRead;
    private string[] _stores = [];
    private int _asked;

    [Fact]
    public async Task Who_has_the_answer_hears_so_and_nothing_is_asked()
    {
        var tag = await TagAsync("/answer");

        using var again = await GetAsync("/answer", tag);

        Assert.Equal(
            (HttpStatusCode.NotModified, 0L, 1),
            (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).LongLength, _asked));
        Assert.Equal(
            (tag, "no-cache, private"), (again.Headers.ETag!.ToString(), again.Headers.CacheControl!.ToString()));
        Assert.Equal("Accept", again.Headers.Vary.Single());
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/answer", $"\"other\", {tag}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync("/answer", "*")).StatusCode);
    }

    [Fact]
    public async Task Newer_data_another_question_another_form_or_another_reader_is_another_answer()
    {
        var tag = await TagAsync("/answer");

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/answer?from=2026-01-01", tag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/answer", tag, accept: "text/csv")).StatusCode);
        _permission = Permissions.CustomersRead;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/answer", tag)).StatusCode);
        (_permission, _stores) = (Permissions.SalesRead, ["paris"]);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/answer", tag)).StatusCode);
        (_stores, _version) = ([], "8");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/answer", tag)).StatusCode);
    }

    [Fact]
    public async Task A_refusal_has_no_tag()
    {
        using var refused = await GetAsync("/refused", "\"any\"");

        Assert.Equal((HttpStatusCode.BadRequest, null), (refused.StatusCode, refused.Headers.ETag));
    }

    private async Task<string> TagAsync(string address) => (await GetAsync(address)).Headers.ETag!.ToString();

    private Task<HttpResponseMessage> GetAsync(string address, string? known = null, string accept = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(HeaderNames.IfNoneMatch, known);
        request.Headers.TryAddWithoutValidation(HeaderNames.Accept, accept);
        return _service.Client.SendAsync(request);
    }

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(
        app =>
        {
            app.MapGet("/answer", () => TypedResults.Ok(new[] { new Answer(++_asked) }))
                .WithDataVersionTag().WithCsv((Answer[] rows) => rows).AllowAnonymous();
            app.MapGet("/refused", () => Invalid.Field("to", "must not be before 'from'.")).WithDataVersionTag()
                .AllowAnonymous();
        },
        services =>
            services.AddSingleton<DataVersion>(_ => _ => Task.FromResult(_version)).AddSingleton<IStartupFilter>(
                new Reader(ReaderNow)));

    private ClaimsPrincipal ReaderNow() => new(new ClaimsIdentity(
        [new(AccessRegistration.PermissionClaim, _permission), .. _stores.Select(store => new Claim("stores", store))],
        "test"));

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    internal sealed record Answer(int Times);

    private sealed class Reader(Func<ClaimsPrincipal> now) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.User = now();
                return rest(context);
            });
            next(app);
        };
    }
}
