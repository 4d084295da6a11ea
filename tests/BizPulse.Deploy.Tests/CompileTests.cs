using System.Text.Json.Nodes;

namespace BizPulse.Deploy.Tests;

public sealed class CompileTests : IDisposable
{
    private readonly Infrastructure _infra = new(); // a copy for each test: the compiler writes beside what it reads

    [Fact]
    public async Task The_compiler_has_nothing_to_say()
    {
        await _infra.BicepAsync("lint", "--no-restore", "--pattern", "*.bicep");
        await _infra.BicepAsync("build-params", "--no-restore", "--pattern", "*.bicepparam");
    }

    [Fact]
    public async Task Files_look_as_the_formatter_writes_them()
    {
        await _infra.BicepAsync("format", "--pattern", "*.bicep");
        await _infra.BicepAsync("format", "--pattern", "*.bicepparam");

        foreach (var file in Directory.GetFiles(Infrastructure.Source, "*.bicep*"))
            Assert.Equal(await ReadAsync(Path.Combine(_infra.Folder, Path.GetFileName(file))), await ReadAsync(file));
    }

    [Fact]
    public async Task Every_parameter_says_what_it_is()
    {
        await _infra.BicepAsync("build", "--no-restore", "--pattern", "*.bicep");

        foreach (var file in Directory.GetFiles(_infra.Folder, "*.bicep"))
        {
            var template = JsonNode.Parse(await ReadAsync(Path.ChangeExtension(file, ".json")))!;
            foreach (var (name, parameter) in template["parameters"]?.AsObject() ?? [])
            {
                var description = (string?)parameter!["metadata"]?["description"];
                Assert.False(string.IsNullOrWhiteSpace(description), $"{name} in {Path.GetFileName(file)}");
            }
        }
    }

    public void Dispose() => _infra.Dispose();

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
