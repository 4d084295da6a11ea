using System.Runtime.Intrinsics;

namespace BizPulse.Forecasting.Numerics;

/// <summary>A function of one variable that evaluates eight points in one pass over the data.</summary>
internal interface ILaneObjective
{
    Vector512<double> At(Vector512<double> points);
}
