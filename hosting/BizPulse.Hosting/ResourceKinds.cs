using Aspire.Hosting.ApplicationModel;

namespace BizPulse.Hosting;

internal static class ResourceKinds
{
    /// <summary>Something that runs as a process of this machine.</summary>
    internal static bool IsProgram(this IResource resource) => resource is ProjectResource or ExecutableResource;

    /// <summary>A program that ends when it has done its work. The AppHost marks it so.</summary>
    internal static bool IsJob(this IResource resource) => resource.HasAnnotationOfType<JobAnnotation>();

    internal static bool StartsByItself(this IResource resource) =>
        !resource.HasAnnotationOfType<ExplicitStartupAnnotation>();
}

internal sealed class JobAnnotation : IResourceAnnotation;
