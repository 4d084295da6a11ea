namespace Aspire.Hosting.ApplicationModel;

/// <summary>A setting or secret of the application.</summary>
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Func<string> _value;

    internal ParameterResource(string name, Func<string> value) : base(name) => _value = value;

    string IManifestExpressionProvider.ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(_value());
}
