namespace BizPulse.Forecasting;

/// <summary>What a <see cref="Regressor"/> measures, for models that treat prices differently from events.</summary>
public enum RegressorKind : byte
{
    Other,

    /// <summary>The unit price on offer, above zero.</summary>
    Price,

    /// <summary>Zero without promotion, else its strength (one when only its presence is known).</summary>
    Promotion,

    /// <summary>One on a holiday or event, zero on other days.</summary>
    Event,
}
