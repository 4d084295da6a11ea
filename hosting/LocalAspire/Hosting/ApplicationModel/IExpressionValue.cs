namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that can stand in an interpolated <see cref="ReferenceExpression"/>.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;
