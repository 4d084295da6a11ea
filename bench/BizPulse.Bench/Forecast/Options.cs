namespace BizPulse.Bench.Forecast;

/// <summary>What was asked of the bench on the command line.</summary>
internal sealed record Options
{
    public string[]? Sets { get; init; }
    public string[]? Models { get; init; }
    public string? Data { get; init; }
    public int? Scale { get; init; }
    public int? Days { get; init; }
    public int? Sample { get; init; }
    public bool Earlier { get; init; }
    public int[]? Back { get; init; }
    public int Threads { get; init; } = 2;
    public string Folder { get; init; } = Environment.GetEnvironmentVariable("BIZPULSE_DATA") ?? BesideCheckout();

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
            options = args[i] switch
            {
                "--sets" => options with { Sets = args[++i].Split(',') },
                "--models" => options with { Models = args[++i].Split(',') },
                "--data" => options with { Data = args[++i] },
                "--scale" => options with { Scale = int.Parse(args[++i]) },
                "--days" => options with { Days = int.Parse(args[++i]) },
                "--sample" => options with { Sample = int.Parse(args[++i]) },
                "--threads" => options with { Threads = int.Parse(args[++i]) },
                "--back" => options with { Back = [.. args[++i].Split(',').Select(int.Parse)] },
                "--earlier" => options with { Earlier = true },
                _ => throw new ArgumentException($"Unknown option '{args[i]}'."),
            };
        return options;
    }

    private static string BesideCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BizPulse.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "..", "shared", "data");
    }
}
