using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Tests;

public sealed class ProgressTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bizpulse-progress-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Everything_of_the_first_day_is_still_to_be_published()
    {
        var shop = new ShopSettings { Products = 10, Days = 3, Lines = 300, Customers = 50 };

        var progress = Progress.Load(_folder.FullName, shop.FirstDay);

        Assert.All(
            new ShopSimulation(shop).Trade().InOrder(),
            subject => Assert.True(subject.Time > progress.PublishedThrough));
    }

    [Fact]
    public void A_restart_goes_on_where_it_stopped_with_the_first_day_it_had()
    {
        var firstDay = new DateOnly(2025, 1, 1);
        var published = new DateTime(2025, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        Progress.Load(_folder.FullName, firstDay).Advance(published);

        var again = Progress.Load(_folder.FullName, firstDay.AddDays(90));

        Assert.Equal((firstDay, published), (again.FirstDay, again.PublishedThrough));
    }
}
