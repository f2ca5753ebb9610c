using InfoLine.Messaging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InfoLine.Operations;

/// <summary>Sends traces and figures to a collector, over OTLP, where one is named.</summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _figures;

    private Telemetry(Uri collector, OtlpExportProtocol protocol)
    {
        var service = ResourceBuilder.CreateDefault().AddService("infoline");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service).AddSource(MessageTrace.SourceName)
            .AddOtlpExporter(options => Point(options, collector, protocol, "v1/traces")).Build();
        _figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service).AddMeter("InfoLine.*")
            .AddOtlpExporter(options => Point(options, collector, protocol, "v1/metrics")).Build();
    }

    /// <summary>Adds it where the settings name a collector, by the names that every OpenTelemetry program uses.</summary>
    public static void Add(WebApplicationBuilder builder, StartReport report)
    {
        if (builder.Configuration[EndpointKey] is not { Length: > 0 } text)
            return;
        var protocol = builder.Configuration[ProtocolKey] switch
        {
            null or "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            _ => (OtlpExportProtocol?)null,
        };
        if (protocol is null)
            report.Stop($"{ProtocolKey}: '{builder.Configuration[ProtocolKey]}' is not spoken here: write http/protobuf or grpc.");
        else if (!Uri.TryCreate(text, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
            report.Stop($"{EndpointKey}: '{text}' is no address: write it as in 'http://127.0.0.1:4318', or leave it empty to send nothing.");
        else
            builder.Services.AddHostedService(_ => new Telemetry(collector, protocol.Value));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        // A collector that does not answer must not hold up the stop.
        const int patience = 2000;
        return Task.Run(() => (_traces.ForceFlush(patience), _figures.ForceFlush(patience)), CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces.Dispose();
        _figures.Dispose();
    }

    private static void Point(OtlpExporterOptions options, Uri collector, OtlpExportProtocol protocol, string path)
    {
        options.Protocol = protocol;
        options.Endpoint = protocol == OtlpExportProtocol.Grpc ? collector : new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
        options.TimeoutMilliseconds = 5000;
    }
}
