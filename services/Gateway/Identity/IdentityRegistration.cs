using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BizPulse.Gateway.Identity;

internal static class IdentityRegistration
{
    internal const int MinPasswordLength = 10;

    internal static void AddIdentityCore(this WebApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<GatewayDb>(
            "bizpulse",
            // AddPostgres has a check, and OnceMoreIfCut asks again
            settings => (settings.DisableHealthChecks, settings.DisableRetry) = (true, true),
            options => options.UseNpgsql(npgsql => npgsql.ExecutionStrategy(strategy => new OnceMoreIfCut(strategy))));
        builder.Services.AddIdentityCore<User>(options =>
        {
            // Length is what counts; rules of composition only make passwords worse.
            options.Password = new PasswordOptions
            {
                RequiredLength = MinPasswordLength,
                RequiredUniqueChars = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
            options.User.RequireUniqueEmail = true;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<GatewayDb>();
        builder.Services.AddScoped<PasswordSignIn>();
        builder.Services.AddHostedService<SeedAccounts>();
    }
}
