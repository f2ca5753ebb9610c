using System.Diagnostics;

namespace InfoLine.Benchmarks.Service;

/// <summary>How much of the machine the measured process and the load took. They share the cores, so the one cannot be read without the other.</summary>
internal sealed class CpuShares(Child measured)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan _measured = measured.Cpu;
    private readonly TimeSpan _own = Environment.CpuUsage.TotalTime;

    public Shares Read() => new(measured.Cpu - _measured, Environment.CpuUsage.TotalTime - _own, _clock.Elapsed);

    /// <param name="MeasuredCpu">Of the measured process.</param>
    /// <param name="OwnCpu">Of the load and the carrier.</param>
    /// <param name="Elapsed">In how long.</param>
    internal sealed record Shares(TimeSpan MeasuredCpu, TimeSpan OwnCpu, TimeSpan Elapsed)
    {
        public override string ToString() => $"{MeasuredCpu / Elapsed:0.00} / {OwnCpu / Elapsed:0.00} cores";
    }
}
