namespace InfoLine.Operations;

/// <summary>What operators need: logs, limits, health, metrics.</summary>
public static class OperationsSetup
{
    /// <summary>A webhook body is a few kilobytes; more than this is refused with 413.</summary>
    private const long MostBodyBytes = 64 * 1024;

    /// <summary>Adds logs, limits, health and metrics.</summary>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Stops the start when a part has reported a setting that it cannot work with.</summary>
    /// <exception cref="BadSettingException">One line for each such setting.</exception>
    public static void RefuseBadSettings(this WebApplicationBuilder builder)
    {
        var report = builder.Report();
        if (report.Problems.Count > 0)
            throw new BadSettingException(string.Join(Environment.NewLine, report.Problems));
    }

    /// <summary>Puts the operators' parts into the pipeline.</summary>
    public static void UseOperations(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
    }
}
