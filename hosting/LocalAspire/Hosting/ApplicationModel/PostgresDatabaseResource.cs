namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database of a Postgres server, made when the server is ready.</summary>
public class PostgresDatabaseResource : Resource, IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent) : base(name)
    {
        DatabaseName = databaseName;
        Parent = parent;
    }

    public PostgresServerResource Parent { get; }

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Parent.ConnectionStringExpression};Database={DatabaseName}");

    internal string DatabaseName { get; }

    private IEnumerable<KeyValuePair<string, ReferenceExpression>> ParentProperties =>
        ((IResourceWithConnectionString)Parent).GetConnectionProperties();

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        .. ParentProperties.Where(property => property.Key is not ("Uri" or "JdbcConnectionString")),
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
        new("Uri", ReferenceExpression.Create($"{ParentProperties.Single(p => p.Key == "Uri").Value}/{DatabaseName:uri}")),
        new("JdbcConnectionString", ReferenceExpression.Create(
            $"jdbc:postgresql://{Parent.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}/{DatabaseName:uri}")),
    ];
}
