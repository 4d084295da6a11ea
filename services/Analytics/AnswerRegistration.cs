using BizPulse.Analytics.Filters;
using BizPulse.Analytics.Sums;
using BizPulse.Answers;

namespace BizPulse.Analytics;

internal static class AnswerRegistration
{
    /// <summary>What the questions of all features are answered with.</summary>
    internal static void AddAnswers(this IHostApplicationBuilder builder)
    {
        // years are sorted in memory
        builder.AddPostgres(configure: source =>
            source.ConnectionStringBuilder.Options = "-c work_mem=32MB -c jit=off");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(BusinessSettings.From(builder.Configuration));
        builder.Services.AddSingleton<AnswerVersion>();
        builder.Services.AddSingleton<DataVersion>(services => services.GetRequiredService<AnswerVersion>().ReadAsync);
        builder.Services.AddSingleton<Periods>();
        builder.Services.AddSingleton<SumQueries>();
    }
}
