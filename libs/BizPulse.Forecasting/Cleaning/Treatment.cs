namespace BizPulse.Forecasting.Cleaning;

/// <summary>Something done to one observation before fitting, kept so that a person can see and question it.</summary>
/// <param name="Step">The observation, counted from the start of the history.</param>
/// <param name="Was">The recorded value.</param>
/// <param name="Became">The value that models are fitted to.</param>
public sealed record Treatment(int Step, TreatmentReason Reason, double Was, double Became);
