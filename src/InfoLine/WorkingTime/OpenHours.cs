using System.Runtime.InteropServices;

namespace InfoLine.WorkingTime;

/// <summary>From when until when something is open on one day, by the clock on the wall.</summary>
/// <param name="From">The first minute.</param>
/// <param name="Until">The minute after the last one, on the same day and later than <paramref name="From"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>True from the first minute up to, but not including, the closing one.</summary>
    public bool Holds(TimeOnly at) => at >= From && at < Until;
}
