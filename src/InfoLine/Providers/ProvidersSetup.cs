namespace InfoLine.Providers;

/// <summary>Adds what the rest of the service asks of the directory.</summary>
public static class ProvidersSetup
{
    /// <summary>Adds the <see cref="DirectoryCache"/>.</summary>
    public static void AddProviders(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DirectoryCache>();
}
