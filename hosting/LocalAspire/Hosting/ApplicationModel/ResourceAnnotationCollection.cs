using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the builder methods have said about a resource, in order.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;
