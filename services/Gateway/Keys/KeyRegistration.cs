using BizPulse.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BizPulse.Gateway.Keys;

internal static class KeyRegistration
{
    internal static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeySecret>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<AccessTokenIssuer>();
        services.AddSingleton<IVerificationKeys>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddHostedService<KeyRotation>();

        services.AddSingleton<DataProtectionStore>();
        services.AddLogging(logging => logging.AddFilter(
            "Microsoft.AspNetCore.DataProtection", LogLevel.Error)); // it can't know that the store seals
        services.AddDataProtection().SetApplicationName("BizPulse.Gateway");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            provider => new ConfigureOptions<KeyManagementOptions>(
                options => options.XmlRepository = provider.GetRequiredService<DataProtectionStore>()));
    }

    internal static void MapKeys(this IEndpointRouteBuilder routes) => GetPublicKeys.Map(routes);
}
