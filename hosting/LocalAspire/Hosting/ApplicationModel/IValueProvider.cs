namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known once ports and secrets are.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
