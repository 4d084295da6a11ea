using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json.Nodes;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Questions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BizPulse.ServiceDefaults.Tests.Questions;

public sealed class QuestionQueueTests
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _atOnce = [], _mostAtOnce = [];
    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task One_caller_has_a_few_at_a_time_some_wait_the_rest_come_again_and_others_are_not_kept()
    {
        await using var service = await StartAsync(new() { AtOncePerCaller = 2, WaitingPerCaller = 3, AtOnce = 4 });

        var asked = Enumerable.Range(0, 9).Select(_ => AskAsync(service, "greedy", "/slow")).ToList();
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 4) // nine less two and three
        {
            var first = await Task.WhenAny(asked);
            asked.Remove(first);
            refused.Add(await first);
        }
        using var other = await AskAsync(service, "modest", "/quick");
        _answers.SetResult();
        var answered = await Task.WhenAll(asked);

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode));
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter?.Delta));
        Assert.Contains(
            "under way", (string?)(await refused[0].Content.ReadFromJsonAsync<JsonObject>(Ct))!["detail"],
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(
            Enumerable.Repeat(HttpStatusCode.OK, 5), answered.Select(answer => answer.StatusCode));
        Assert.Equal(2, _mostAtOnce["greedy"]);
    }

    [Fact]
    public async Task All_callers_together_have_a_bound_too()
    {
        await using var service = await StartAsync(new() { AtOncePerCaller = 2, AtOnce = 3 });

        var asked = new[] { "one", "two", "three" }.SelectMany(caller =>
            Enumerable.Range(0, 2).Select(_ => AskAsync(service, caller, "/slow"))).ToList();
        while (Busy() < 3)
            await Task.Delay(5, Ct);
        _answers.SetResult();

        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.InRange(_mostAtOnce["all"], 3, 3);
    }

    [Fact]
    public async Task What_takes_too_long_ends_with_503_and_leaves_its_place_to_the_next()
    {
        await using var service = await StartAsync(
            new() { AtOncePerCaller = 1, AtOnce = 1, Longest = TimeSpan.FromMilliseconds(150) });

        using var late = await AskAsync(service, "caller", "/slow");
        using var next = await AskAsync(service, "caller", "/quick");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_table_that_has_begun_is_sent_to_its_end_and_one_that_fails_on_the_way_is_broken_off()
    {
        await using var service = await StartAsync(new() { Longest = TimeSpan.FromMilliseconds(150) });

        var whole = await service.Client.GetStringAsync("/table?rows=5", Ct);

        Assert.Equal(7, whole.TrimEnd().Split("\r\n").Length); // what was asked, the columns, the rows
        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => service.Client.GetStringAsync("/table?rows=5&fails=true", Ct));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> AskAsync(Service service, string caller, string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("x-caller", caller);
        return service.Client.SendAsync(request, Ct);
    }

    private int Busy()
    {
        lock (_lock)
            return _atOnce.GetValueOrDefault("all");
    }

    private void Count(string caller, int change)
    {
        lock (_lock)
        {
            foreach (var name in new[] { caller, "all" })
            {
                _atOnce[name] = _atOnce.GetValueOrDefault(name) + change;
                _mostAtOnce[name] = Math.Max(_mostAtOnce.GetValueOrDefault(name), _atOnce[name]);
            }
        }
    }

    private Task<Service> StartAsync(QuestionLimits limits) => Service.StartAsync(
        app =>
        {
            var questions = app.MapQuestions("Numbers", Permissions.SalesRead).AllowAnonymous();
            questions.MapGet("/quick", () => "at once");
            questions.MapGet("/slow", async (HttpContext context) =>
            {
                var caller = context.User.FindFirst("sub")!.Value;
                Count(caller, 1);
                try
                {
                    await _answers.Task.WaitAsync(context.RequestAborted);
                    return "at last";
                }
                finally
                {
                    Count(caller, -1);
                }
            });
            questions.MapGet("/table", (int rows, bool fails = false) => new CsvTable<TableRow>(RowsAsync(rows, fails)));
        },
        services =>
        {
            services.AddSingleton<DataVersion>(_ => _ => Task.FromResult("7"));
            services.Replace(ServiceDescriptor.Singleton(limits));
            services.AddTransient<IStartupFilter, CallerByHeader>();
        });

    private static async IAsyncEnumerable<TableRow> RowsAsync(int rows, bool fails)
    {
        for (var row = 0; row < rows; row++)
        {
            await Task.Delay(60, Ct);
            if (fails && row == rows - 1)
                throw new InvalidOperationException("The source of the rows is gone.");
            yield return new(row, new string('x', 4000)); // more than stays in a buffer
        }
    }

    private sealed record TableRow(int Row, string Filling);

    /// <summary>Who asks is told by a header.</summary>
    private sealed class CallerByHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.User = new(new ClaimsIdentity([new("sub", $"{context.Request.Headers["x-caller"]}")]));
                return following(context);
            });
            next(app);
        };
    }
}
