using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Service;

/// <summary>Adds up slices of "as fast as it accepts".</summary>
internal sealed class Saturation
{
    private readonly List<TimeSpan> _times = [];
    private CpuShares? _cpu;
    private CpuShares.Shares _shares = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
    private TimeSpan _elapsed;
    private TimeSpan _drained;
    private long _begun;
    private long _drainBegan;
    private long _answeredMeanwhile;
    private long _answered;
    private int _refused;

    public double PerSecond => _times.Count / _elapsed.TotalSeconds;

    /// <summary>CPU of the measured process for each accepted message, microseconds.</summary>
    private double CpuEach => _shares.MeasuredCpu.TotalMicroseconds / _times.Count;

    private Percentiles Webhook => new(_times);

    /// <summary>More than can be sent in this time.</summary>
    public static int Most(TimeSpan time) => (int)(time.TotalSeconds * 25_000);

    /// <summary>A slice begins.</summary>
    /// <param name="measured">Whose CPU counts.</param>
    /// <param name="answered">How many replies the carrier has had so far.</param>
    public void Begin(Child measured, long answered)
    {
        _begun = answered;
        _cpu = new(measured);
    }

    /// <summary>A slice ends.</summary>
    public void End(Outcome outcome, long answered)
    {
        if (_cpu?.Read() is { } shares)
            _shares = new(_shares.MeasuredCpu + shares.MeasuredCpu, _shares.OwnCpu + shares.OwnCpu, _shares.Elapsed + shares.Elapsed);
        _times.AddRange(outcome.Times);
        _elapsed += outcome.Elapsed;
        _refused += outcome.Refused;
        _answeredMeanwhile += answered - _begun;
        _drainBegan = Stopwatch.GetTimestamp();
    }

    /// <summary>All messages of the slice have their replies.</summary>
    public void Drained(long answered)
    {
        _drained += Stopwatch.GetElapsedTime(_drainBegan);
        _answered += answered - _begun;
    }

    /// <summary>For the table.</summary>
    /// <param name="floor">The bare endpoint, in the slices between.</param>
    /// <param name="connections">How many at a time.</param>
    /// <param name="goal">The share of the floor that is promised.</param>
    public IEnumerable<Figure> Figures(Saturation floor, int connections, double goal)
    {
        var share = PerSecond / floor.PerSecond;
        return
        [
            new(
                $"Service: accepted and durable a second at saturation ({connections} connections), turns and sends beside it",
                $"{Figure.Count(PerSecond)} ({share:P0} of the floor){(_refused == 0 ? "" : $", {_refused} refused")}", Figure.Count(floor.PerSecond),
                $"≥ {goal:P0} of the floor", _refused == 0 && share >= goal),
            new(
                "Service: webhook p50 / p99 at saturation", $"{Figure.Milliseconds(Webhook.P50)} / {Figure.Milliseconds(Webhook.P99)}",
                $"{Figure.Milliseconds(floor.Webhook.P50)} / {Figure.Milliseconds(floor.Webhook.P99)}"),
            new(
                "Service: replies at the carrier a second meanwhile / until all were answered",
                $"{Figure.Count(_answeredMeanwhile / _elapsed.TotalSeconds)} / {Figure.Count(_answered / (_elapsed + _drained).TotalSeconds)}"),
            new("Service: CPU of service / of load and carrier at saturation", _shares.ToString(), floor._shares.ToString()),
            new("Service: CPU a message at saturation (ours with its turn, reply and settling)", $"{CpuEach:0} µs", $"{floor.CpuEach:0} µs"),
        ];
    }
}
