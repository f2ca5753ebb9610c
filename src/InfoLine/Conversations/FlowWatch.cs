namespace InfoLine.Conversations;

/// <summary>Looks after the files of the dialogs, so that an author hears a change at once.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="library">What reloads.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class FlowWatch(FlowFolder folder, FlowLibrary library, ILogger<FlowWatch> log) : BackgroundService
{
    /// <summary>Editors write a file in several steps; this much silence means that they are done.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    /// <summary>Some file systems tell nothing, and a new day needs no edit: so look by ourselves too.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true };
        foreach (var filter in (string[])["*.yaml", "*.yml"])
            watcher.Filters.Add(filter);
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.Deleted += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changed.WaitAsync(Round, stoppingToken);
                while (await changed.WaitAsync(Silence, stoppingToken))
                {
                }

                await library.RefreshAsync();
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                log.WatchStumbled(trouble);
                await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
