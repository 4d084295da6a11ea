namespace BizPulse.Comparisons.Learning;

/// <summary>How well rows are forecast by the trees that never saw them.</summary>
/// <param name="Rows">Rows that at least one tree left out.</param>
/// <param name="MeanAbsoluteError">In units of the target.</param>
/// <param name="RootMeanSquaredError">In units of the target.</param>
/// <param name="ExplainedShare">R²: below zero is worse than forecasting the mean.</param>
public sealed record ForestScore(
    int Rows, double MeanAbsoluteError, double RootMeanSquaredError, double ExplainedShare);
