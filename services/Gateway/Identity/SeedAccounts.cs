using System.Buffers.Text;
using System.Security.Cryptography;
using BizPulse.Access;
using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Identity;

/// <summary>
/// Development starts with accounts to sign in with; anywhere else there are none, and one left over from development
/// is refused.
/// </summary>
internal sealed class SeedAccounts(
    IServiceScopeFactory scopes, IConfiguration configuration, IHostEnvironment environment,
    ILogger<SeedAccounts> logger) : IHostedService
{
    private const string TestUser = "testuser";
    private const string TestPassword = "testpassword";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (environment.IsDevelopment())
            await SeedAsync(users);
        else if (await users.FindByNameAsync(TestUser) is { } left
            && await users.CheckPasswordAsync(left, TestPassword))
            throw new InvalidOperationException(
                $"The database holds the development account '{TestUser}' with its public password. Remove it, or "
                + "start with an empty database.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SeedAsync(UserManager<User> users)
    {
        await AddAsync(users, TestUser, TestPassword, Roles.Planner);
        if (configuration["BizPulse:SimulatorPassword"] is { Length: > 0 } simulatorPassword)
            await AddAsync(users, "simulator", simulatorPassword, Roles.Planner);
        // a database from another home, restored into this one, has an admin with the password of that one
        if (await users.FindByNameAsync("admin") is not { } admin
            || !await users.CheckPasswordAsync(admin, await ReadPasswordAsync()))
        {
            var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
            await WritePasswordAsync(password);
            await AddAsync(users, "admin", password, Roles.Admin);
        }
    }

    private static async Task AddAsync(UserManager<User> users, string name, string password, string role)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null)
        {
            user = new User { UserName = name, Email = $"{name}@bizpulse.example", EmailConfirmed = true, Role = role };
            Require(await users.CreateAsync(user, password));
        }
        else if (!await users.CheckPasswordAsync(user, password)) // the secret has changed since
        {
            Require(await users.RemovePasswordAsync(user));
            Require(await users.AddPasswordAsync(user, password));
        }
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(
                "A development account could not be made: "
                + $"{string.Join(' ', result.Errors.Select(error => error.Description))}");
    }

    private string PasswordFile => Path.Combine(
        configuration["BIZPULSE_HOME"] ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "bizpulse"),
        "admin-password");

    private async Task<string> ReadPasswordAsync() =>
        File.Exists(PasswordFile) ? (await File.ReadAllTextAsync(PasswordFile)).Trim() : "";

    private async Task WritePasswordAsync(string password)
    {
        var path = PasswordFile;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path); // an old file would keep its old mode
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(path, options);
        await file.WriteLineAsync(password);
        logger.LogInformation("The password of 'admin' is in {Path}", path);
    }
}
