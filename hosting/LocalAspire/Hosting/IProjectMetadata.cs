namespace Aspire.Hosting;

/// <summary>Where a project of the solution is.</summary>
public interface IProjectMetadata
{
    string ProjectPath { get; }
}
