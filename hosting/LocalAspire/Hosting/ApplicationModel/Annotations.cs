using LocalAspire.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds variables to the environment of a resource, when it starts.</summary>
internal sealed record EnvironmentAnnotation(Action<IDictionary<string, object?>> Apply) : IResourceAnnotation;

/// <summary>Command line arguments: text or values that are known at the start.</summary>
internal sealed record ArgumentsAnnotation(IReadOnlyList<object> Arguments) : IResourceAnnotation;

/// <summary>What has to be before a resource starts: another one healthy, or done with this exit code.</summary>
internal sealed record WaitAnnotation(IResource Dependency, int? ExitCode) : IResourceAnnotation;

/// <summary>How often a project runs.</summary>
internal sealed record ReplicasAnnotation(int Count) : IResourceAnnotation;

/// <summary>A resource that starts only when asked to.</summary>
internal sealed record ExplicitStartAnnotation : IResourceAnnotation;

/// <summary>A health check by HTTP on every replica.</summary>
internal sealed record HttpHealthAnnotation(string Path, int StatusCode, string? EndpointName) : IResourceAnnotation;

/// <summary>How an engine is prepared, started and asked for its health.</summary>
internal sealed record EngineAnnotation(ILauncher Engine) : IResourceAnnotation;
