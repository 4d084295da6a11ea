using System.Net.Mail;
using BizPulse.Access;
using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Identity;

/// <summary>
/// How an operator makes the first accounts of a production system: <c>dotnet BizPulse.Gateway.dll add-account
/// anna@example.com admin</c>, the password on standard input, so that it is in no process list and no shell history.
/// </summary>
internal sealed record AccountCommand(string Email, string Role)
{
    private const string Name = "add-account";

    internal static AccountCommand? Of(string[] arguments) =>
        arguments is [Name, ..]
            ? new(arguments.ElementAtOrDefault(1) ?? "", arguments.ElementAtOrDefault(2) ?? "")
            : null;

    internal async Task<int> RunAsync(IServiceProvider services, TextReader input, TextWriter output)
    {
        if (!MailAddress.TryCreate(Email, out _) || !Roles.All.Contains(Role))
        {
            await output.WriteLineAsync(
                $"Usage: {Name} EMAIL {string.Join('|', Roles.All)}, with the password on standard input");
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var password = await input.ReadLineAsync() ?? "";
        var made = await users.CreateAsync(
            new User { UserName = Email, Email = Email, EmailConfirmed = true, Role = Role }, password);
        await output.WriteLineAsync(made.Succeeded
            ? $"{Email} may sign in as {Role}."
            : string.Join(Environment.NewLine, made.Errors.Select(error => error.Description)));
        return made.Succeeded ? 0 : 1;
    }
}
