using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>The report as a page.</summary>
public static class ReportSetup
{
    /// <summary>Room for thousands of reports as a whole, or for a handful that are split by a thousand providers. What is more is counted anew.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Adds what counts and keeps reports. Without a cache of somebody else's they are kept in this process.</summary>
    public static void AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDistributedMemoryCache(memory => memory.SizeLimit = MostBytes); // Takes the seat only where it is free.
        services.AddSingleton(new ReportSettings(StorageSetup.ConnectionOf(builder)));
        services.AddSingleton<CountReport>();
        services.AddSingleton<ReportShelf>();
        services.AddSingleton<AskReport>();
        services.AddSingleton<ReportReader>();
    }
}
