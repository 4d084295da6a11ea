using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>Hints to the processor's caches.</summary>
internal static class CpuCache
{
    /// <summary>
    /// Fetches what will be read soon: the rows of a leaf lie too far apart for the processor to foresee.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref address));
    }
}
