using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Storage;

/// <summary>Opens the database that the settings name.</summary>
public static class StorageSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Checks <c>Storage:Connection</c>, and adds ids and nudges.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        if (StorageSettings.ProblemOf(ConnectionOf(builder)) is { } problem)
            builder.Report().Stop(problem);
        if (StorageSettings.IsPostgres(ConnectionOf(builder)))
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(all => all.GetRequiredService<DatabaseClock>()));
        builder.Services.AddSingleton(new DatabaseClock());
        builder.Services.AddSingleton<Ids>();
        builder.Services.AddSingleton<LocalWakeup>();
        builder.Services.AddSingleton<IWakeup>(services => services.GetRequiredService<LocalWakeup>());
        builder.Services.AddSingleton<Replicas>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Replicas>());
    }

    /// <summary>Opens the <see cref="Database"/>, brings its tables up to date and adds it; the service closes it at its end.</summary>
    /// <exception cref="BadSettingException">It cannot be opened.</exception>
    public static async Task OpenDatabaseAsync(this WebApplicationBuilder builder)
    {
        using var patience = new CancellationTokenSource(Patience);
        var database = await Database.OpenAsync(ConnectionOf(builder), patience.Token);
        builder.Services.AddSingleton(_ => database);

        // Before anything is stamped: a replica whose clock is wrong must not begin by it.
        if (!database.Dialect.OneProcess)
            await database.ReadAsync(connection => ClockOf(builder).AskAsync(connection), patience.Token);
    }

    private static DatabaseClock ClockOf(WebApplicationBuilder builder) =>
        (DatabaseClock)builder.Services.Single(service => service.ServiceType == typeof(DatabaseClock)).ImplementationInstance!; // AddStorage has put it there.

    /// <summary>The folder for files that can be made again at any time: the one of the SQLite file, or <c>data</c>.</summary>
    public static string DataFolder(this IHostApplicationBuilder builder) => StorageSettings.FolderOf(ConnectionOf(builder));

    /// <summary>The connection string in force.</summary>
    public static string ConnectionOf(IHostApplicationBuilder builder) =>
        builder.Configuration[StorageSettings.Key] is { Length: > 0 } connection ? connection : StorageSettings.Default;
}
