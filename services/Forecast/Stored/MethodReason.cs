namespace BizPulse.Forecasts.Stored;

/// <summary>Why a forecast is made as it is, or why there is none. Kept by its name.</summary>
public enum MethodReason
{
    /// <summary>Its models did best together at past dates, and it had none before.</summary>
    FirstChoice,

    /// <summary>It was made by models that were chosen before.</summary>
    ChosenBefore,

    /// <summary>Its models replace the former ones, which did worse.</summary>
    Replaced,

    /// <summary>The former models were kept: no others did better.</summary>
    Kept,

    /// <summary>It equals the sum of its products.</summary>
    SumOfProducts,

    /// <summary>It agrees with its parts.</summary>
    AgreesWithParts,

    /// <summary>Its own history is short: level and days are taken from products of its category.</summary>
    LikeItsCategory,

    /// <summary>Its own history is short and its category small: they are taken from all products.</summary>
    LikeAllProducts,

    /// <summary>Its own history is short, and there is nothing to compare it with.</summary>
    OwnAverage,

    NothingKnown,

    /// <summary>A service has no demand in pieces.</summary>
    Service,

    /// <summary>The last attempt failed.</summary>
    Failed,

    /// <summary>It was never sold, or its first forecast is being made.</summary>
    NotYet,
}

/// <summary>Why a product could not be forecast. Kept by its name; what happened in detail is in the log.</summary>
public enum FailureReason
{
    /// <summary>It sold more units than can be right.</summary>
    AbsurdSales,

    /// <summary>What is known of it is no number, or beyond reason, such as its price.</summary>
    UnusableHistory,

    /// <summary>It is no product, or a service by now.</summary>
    NoGoods,

    Failed,

    /// <summary>Its job failed time and again.</summary>
    GivenUp,
}
