namespace LocalAspire.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public async Task References_and_settings_arrive_under_the_names_of_Aspire()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var secret = builder.AddParameter("secret", new GenerateParameterDefault { MinLength = 30, Special = false }, secret: true);
        var database = builder.AddPostgres("postgres").AddDatabase("sales-db", "sales");
        var cache = builder.AddRedis("cache");
        var kafka = builder.AddKafka("kafka");
        var web = builder.AddViteApp("web", ".").WithExplicitStart();
        var probe = builder.AddExecutable("probe", "env", ".")
            .WithReference(database)
            .WithReference(cache)
            .WithReference(kafka, "broker")
            .WithReference(web)
            .WithEnvironment("SECRET", secret)
            .WithEnvironment("MIXED", $"a {secret} {cache.Resource.PrimaryEndpoint.Property(EndpointProperty.Port)}")
            .WithEnvironment("PLAIN", "text");

        var (variables, app) = await VariablesOfAsync(builder, probe);

        await using (app)
        {
            Assert.Equal(await app.GetConnectionStringAsync("sales-db"), variables["ConnectionStrings__sales-db"]);
            Assert.Matches(@"^Host=127\.0\.0\.1;Port=\d+;Username=postgres;Password=\w{22};Database=sales$", variables["ConnectionStrings__sales-db"]);
            Assert.Matches(@"^127\.0\.0\.1:\d+,password=\w{22}$", variables["ConnectionStrings__cache"]);
            Assert.Matches(@"^127\.0\.0\.1:\d+$", variables["ConnectionStrings__broker"]);
            Assert.Equal("sales", variables["SALES_DB_DATABASENAME"]);
            Assert.Equal("postgres", variables["SALES_DB_USERNAME"]);
            Assert.Matches(@"^postgresql://postgres:\w+@127\.0\.0\.1:\d+/sales$", variables["SALES_DB_URI"]);
            Assert.Equal("127.0.0.1", variables["BROKER_HOST"]);
            Assert.Equal(app.GetEndpoint("web").ToString().TrimEnd('/'), variables["services__web__http__0"]);
            Assert.Equal(variables["services__web__http__0"], variables["WEB_HTTP"]);
            Assert.Equal(30, variables["SECRET"].Length);
            Assert.Equal($"a {variables["SECRET"]} {variables["CACHE_PORT"]}", variables["MIXED"]);
            Assert.Equal("text", variables["PLAIN"]);
        }
    }

    private static async Task<(Dictionary<string, string> Variables, DistributedApplication App)> VariablesOfAsync(
        IDistributedApplicationTestingBuilder builder, IResourceBuilder<ExecutableResource> probe)
    {
        var file = Path.GetTempFileName();
        probe.WithArgs("perl", "-e", $"open F, '>', '{file}'; print F \"$_=$ENV{{$_}}\\n\" for keys %ENV");
        var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceAsync("probe", KnownResourceStates.Finished).Within();
        var variables = (await File.ReadAllLinesAsync(file)).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        File.Delete(file);
        return (variables, app);
    }
}
