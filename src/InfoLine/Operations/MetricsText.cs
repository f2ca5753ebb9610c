using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace InfoLine.Operations;

/// <summary>Collects what this service measures and writes it in Prometheus' text format, version 0.0.4.</summary>
/// <remarks>Source: prometheus.io, "Exposition formats". The exporter packages do not restore everywhere, and this is all we need of them.</remarks>
public sealed class MetricsText : IDisposable
{
    /// <summary>Upper limits in seconds: around the promises of 50 ms for a webhook and 1 s for a reply.</summary>
    private static readonly double[] Limits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

    private static readonly SearchValues<char> ToEscape = SearchValues.Create("\\\"\n");

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Family> _families = new(StringComparer.Ordinal);

    /// <summary>Starts listening to the meters of one service.</summary>
    /// <param name="factory">The factory of the service; other services in the same process are not heard.</param>
    public MetricsText(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter.Scope, factory) || !instrument.Meter.Name.StartsWith("InfoLine", StringComparison.Ordinal))
                return;
            var isHistogram = instrument is Histogram<double>;
            listener.EnableMeasurementEvents(
                instrument, _families.GetOrAdd(instrument.Name, name => new(name, instrument.Description ?? "", isHistogram)));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, labels, family) => ((Family?)family)?.Add(value, labels));
        _listener.SetMeasurementEventCallback<double>((_, value, labels, family) => ((Family?)family)?.Add(value, labels));
        _listener.Start();
    }

    /// <summary>All families by name, then the gauges.</summary>
    public string Write(IEnumerable<Gauge> gauges)
    {
        var text = new StringBuilder();
        foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            family.WriteTo(text);
        foreach (var group in gauges.GroupBy(gauge => gauge.Name, StringComparer.Ordinal))
        {
            text.Append($"# HELP {group.Key} {group.First().Help}\n# TYPE {group.Key} gauge\n");
            foreach (var gauge in group)
                text.Append($"{group.Key}{Braced(gauge.Labels)} {gauge.Value.ToString(CultureInfo.InvariantCulture)}\n");
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private static string Braced(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var text = ""; // Mostly one label or two, and for each message: a builder would cost more.
        foreach (var (name, value) in labels)
            text = string.Concat(text.Length == 0 ? name : $"{text},{name}", "=\"", Escaped(value as string ?? $"{value}"), "\"");
        return text;
    }

    private static string Escaped(string value) => !value.AsSpan().ContainsAny(ToEscape) ? value : value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private sealed class Family(string name, string help, bool isHistogram)
    {
        private readonly ConcurrentDictionary<string, Series> _series = new(StringComparer.Ordinal);

        public string Name => name;

        public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
        {
            var series = _series.GetOrAdd(LabelsOf(labels), _ => new());
            lock (series)
            {
                series.Count++;
                series.Sum += value;
                if (isHistogram)
                    series.Buckets[Limits.AsSpan().IndexOfAnyInRange(value, double.MaxValue) is var at and >= 0 ? at : Limits.Length]++;
            }
        }

        public void WriteTo(StringBuilder text)
        {
            var shown = isHistogram ? name : name + "_total";
            text.Append($"# HELP {shown} {help}\n# TYPE {shown} {(isHistogram ? "histogram" : "counter")}\n");
            foreach (var (labels, series) in _series.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                lock (series)
                    WriteTo(text, shown, labels, series);
            }
        }

        private void WriteTo(StringBuilder text, string shown, string labels, Series series)
        {
            var sum = series.Sum.ToString(CultureInfo.InvariantCulture);
            if (!isHistogram)
            {
                text.Append($"{shown}{Braced(labels)} {sum}\n");
                return;
            }

            var separator = labels.Length == 0 ? "" : ",";
            var below = 0L;
            for (var i = 0; i <= Limits.Length; i++)
            {
                below += series.Buckets[i];
                var limit = i == Limits.Length ? "+Inf" : Limits[i].ToString(CultureInfo.InvariantCulture);
                text.Append($"{shown}_bucket{{{labels}{separator}le=\"{limit}\"}} {below}\n");
            }

            text.Append($"{shown}_sum{Braced(labels)} {sum}\n{shown}_count{Braced(labels)} {series.Count}\n");
        }
    }

    private sealed class Series
    {
        public long Count { get; set; }

        public double Sum { get; set; }

        public long[] Buckets { get; } = new long[Limits.Length + 1];
    }
}

/// <summary>A number that is read when it is asked for.</summary>
/// <param name="Name">Of the family.</param>
/// <param name="Help">What it tells.</param>
/// <param name="Labels">As in <c>route="kannel"</c>; may be empty.</param>
/// <param name="Value">The number.</param>
public sealed record Gauge(string Name, string Help, string Labels, double Value);
