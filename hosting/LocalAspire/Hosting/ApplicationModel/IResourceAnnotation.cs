namespace Aspire.Hosting.ApplicationModel;

/// <summary>A fact about a resource that a builder method has added.</summary>
public interface IResourceAnnotation;
