using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BizPulse.Gateway.Identity;

/// <summary>ASP.NET Core Identity on the tables of <c>services/Migrations</c>, in plain Postgres names.</summary>
internal sealed class GatewayDb(DbContextOptions<GatewayDb> options) : IdentityUserContext<User, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("gateway");
        builder.Entity<User>().ToTable("users").Ignore(user => user.PhoneNumber).Ignore(
            user => user.PhoneNumberConfirmed);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");

        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name)
        => string.Concat(
            name.Select((letter, i) =>
                char.IsUpper(letter) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
