namespace Aspire.Hosting.ApplicationModel;

/// <summary>The name under which a value appears in a manifest.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
