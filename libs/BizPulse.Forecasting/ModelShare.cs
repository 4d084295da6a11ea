namespace BizPulse.Forecasting;

/// <summary>One model's part in a combined forecast.</summary>
/// <param name="Error">Its root mean squared error at the series' past origins; null where it was not tried on this
/// series.</param>
public sealed record ModelShare(string Model, double Weight, double? Error);
