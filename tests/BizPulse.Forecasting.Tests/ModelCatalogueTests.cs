using System.Text.RegularExpressions;
using BizPulse.Comparisons;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Tests;

public sealed partial class ModelCatalogueTests
{
    [Fact]
    public void Each_model_is_tried_by_the_automatic_choice_or_says_what_else_it_is_for() =>
        Assert.All(
            ModelCatalogue.All,
            model => Assert.True(
                model.Uses.Any() == model.Otherwise is null,
                $"{model.Name}: {string.Join(", ", model.Uses)} {model.Otherwise}"));

    [Fact]
    public void Every_model_and_every_candidate_is_known_once()
    {
        var names = ModelCatalogue.All.Select(model => model.Name).ToList();

        Assert.Distinct(names);
        Assert.Empty(ForecastModels.All.Select(model => model.Name).Except(names));
        Assert.Equal(CandidatePool.Everywhere.Count(), ModelCatalogue.All.Sum(model => model.Uses.Count()));
        Assert.All(CandidatePool.Everywhere, candidate => Assert.True(candidate.Weight > 0));
    }

    [Fact]
    public void The_web_app_has_a_name_for_each_and_for_no_other()
    {
        var names = Names()
            .Match(File.ReadAllText(Path.Combine(Checkout(), "web/src/features/forecasts/messages/en.ts")))
            .Groups[1].Value;

        Assert.Equal(
            ModelCatalogue.All.Select(model => model.Name).Order(StringComparer.Ordinal),
            Name().Matches(names).Select(name => name.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BizPulse.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\n    names: \{(.*?)\n    \}", RegexOptions.Singleline)]
    private static partial Regex Names();

    [GeneratedRegex(@"^ +'?([\w-]+)'?: '", RegexOptions.Multiline)]
    private static partial Regex Name();
}
