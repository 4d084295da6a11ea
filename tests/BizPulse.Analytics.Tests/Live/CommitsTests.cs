using BizPulse.Analytics.Live;
using BizPulse.Contracts;

namespace BizPulse.Analytics.Tests.Live;

public sealed class CommitsTests
{
    [Fact]
    public void Announcements_between_two_looks_are_one_change()
    {
        var commits = new Commits();
        commits.Note(new LiveUpdate(4, ["tea"], 1));
        commits.Note(new LiveUpdate(5, ["cup", "tea"], 2));

        var change = commits.Take();

        Assert.True(change.Any);
        Assert.Equal((5, 2), (change.Version, change.Skus!.Count));
        Assert.False(commits.Take().Any);
    }

    [Fact]
    public void A_lost_announcement_shows_in_the_version_and_may_touch_anything()
    {
        var commits = new Commits();
        commits.Note(new LiveUpdate(4, ["tea"], 1));
        commits.NoteVersion(6);

        Assert.Null(commits.Take().Skus);
    }

    [Fact]
    public void The_version_of_an_announced_commit_is_no_news()
    {
        var commits = new Commits();
        commits.Note(new LiveUpdate(4, ["tea"], 1));
        commits.Take();
        commits.NoteVersion(4);

        Assert.False(commits.Take().Any);
    }

    [Fact]
    public void A_new_forecast_is_news_without_a_commit()
    {
        var commits = new Commits();
        commits.Note(new LiveUpdate(4, ["tea"], 1));
        commits.Take();
        commits.NoteForecasts(9);

        var change = commits.Take();
        Assert.Equal((true, 9, 0), (change.Any, change.ForecastVersion, change.Skus!.Count));
        Assert.False(commits.Take().Any);
    }
}
