namespace BizPulse.AppHost;

/// <summary>What a deployment has instead of local engines. Azure.cs fills it in; without that file nothing of it happens.</summary>
internal static partial class Cloud
{
    internal static Engines? AddEngines(IDistributedApplicationBuilder builder)
    {
        Engines? engines = null;
        Add(builder, ref engines);
        return engines;
    }

    /// <summary>Deploys a project that runs once and ends.</summary>
    internal static IResourceBuilder<ProjectResource> DeployAsJob(this IResourceBuilder<ProjectResource> project)
    {
        AsJob(project);
        return project;
    }

    static partial void Add(IDistributedApplicationBuilder builder, ref Engines? engines);

    static partial void AsJob(IResourceBuilder<ProjectResource> project);
}
