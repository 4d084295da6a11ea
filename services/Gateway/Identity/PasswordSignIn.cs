using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Identity;

/// <summary>
/// Checks a password. A wrong name, a wrong password and a locked account answer alike and take as long, so that nobody
/// learns who has an account.
/// </summary>
internal sealed class PasswordSignIn(
    UserManager<User> users, IPasswordHasher<User> hasher, ILogger<PasswordSignIn> logger)
{
    internal const string Refusal =
        "The user name or the password is wrong. After several failures an account is locked for a few minutes.";

    private const int MaxPasswordLength = 256;

    private static readonly User _nobody = new();
    private static string? _hashOfNobody;

    /// <summary>The user, by name or e-mail address, or null.</summary>
    internal async Task<User?> CheckAsync(string name, string password)
    {
        if (password.Length > MaxPasswordLength)
            return null;

        var user = await users.FindByNameAsync(name) ?? await users.FindByEmailAsync(name);
        if (user is null)
        {
            hasher.VerifyHashedPassword(
                _nobody, _hashOfNobody ??= hasher.HashPassword(_nobody, "nobody's password"), password);
            return null;
        }

        var correct = await users.CheckPasswordAsync(user, password);
        if (await users.IsLockedOutAsync(user))
            return null;
        if (correct)
        {
            await users.ResetAccessFailedCountAsync(user);
            return user;
        }

        await users.AccessFailedAsync(user);
        logger.LogInformation("Sign-in of {UserId} failed", user.Id);
        return null;
    }
}
