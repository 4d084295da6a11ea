namespace Aspire.Hosting.ApplicationModel;

/// <summary>A named part of the application.</summary>
public abstract class Resource : IResource
{
    private protected Resource(string name) => Name = ResourceName.Check(name);

    public string Name { get; }

    public ResourceAnnotationCollection Annotations { get; } = [];
}
