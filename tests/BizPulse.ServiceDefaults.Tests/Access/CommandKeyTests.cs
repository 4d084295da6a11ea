using System.Net;
using BizPulse.Access;
using Microsoft.AspNetCore.Builder;

namespace BizPulse.ServiceDefaults.Tests.Access;

public sealed class CommandKeyTests
{
    private const string Key = "a-secret-of-this-system-alone";

    [Theory]
    [InlineData(Key, "/for-planners", HttpStatusCode.OK)]
    [InlineData(Key, "/for-admins", HttpStatusCode.Forbidden)]
    [InlineData("a-secret-of-another-system!!!", "/for-planners", HttpStatusCode.Unauthorized)]
    [InlineData("", "/for-planners", HttpStatusCode.Unauthorized)]
    public async Task The_key_of_the_system_gives_a_planners_rights_and_no_other_does(
        string given, string path, HttpStatusCode expected)
    {
        await using var service = await StartAsync((CommandKey.Setting, Key));
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation(CommandKey.Header, given);

        using var response = await service.Client.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    public async Task Without_a_key_of_some_length_there_is_no_such_way_in(string? configured)
    {
        await using var service = await (
            configured is null ? StartAsync() : StartAsync((CommandKey.Setting, configured)));
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation(CommandKey.Header, configured ?? "anything");

        using var response = await service.Client.GetAsync("/for-planners");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static Task<Service> StartAsync(params (string, string)[] settings) => Service.StartAsync(
        app =>
        {
            app.MapGet("/for-planners", () => "ok").RequirePermission(Permissions.ImportsManage);
            app.MapGet("/for-admins", () => "ok").RequirePermission(Permissions.UsersManage);
        },
        settings: settings);
}
