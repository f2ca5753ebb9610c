namespace InfoLine.Operations;

/// <summary>The settings of the frame around everything.</summary>
/// <param name="MetricsPort">The port that alone shows <c>/metrics</c>, or null.</param>
/// <param name="MetricsToken">The bearer token that alone opens <c>/metrics</c>, or null.</param>
/// <param name="JsonLogs">True for one JSON object a line, false for plain lines.</param>
internal sealed record OperationsSettings(int? MetricsPort, string? MetricsToken, bool JsonLogs)
{
    public static OperationsSettings Read(IConfiguration settings, StartReport report)
    {
        var format = settings["Logs:Format"] ?? "plain";
        if (format is not ("plain" or "json"))
            report.Stop($"Logs:Format is '{format}': write 'plain' or 'json'.");
        if (settings["PublicUrl"] is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
            report.Stop("PublicUrl is not an address: write it as providers call it, such as 'https://line.example.org'.");
        return new(PortOf(settings["Metrics:Port"], report), settings["Metrics:Token"] is { Length: > 0 } token ? token : null, format == "json");
    }

    private static int? PortOf(string? text, StartReport report)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (int.TryParse(text, out var port) && port is > 0 and < 65536)
            return port;
        report.Stop($"Metrics:Port is '{text}': write a port number, such as 9464.");
        return null;
    }
}
