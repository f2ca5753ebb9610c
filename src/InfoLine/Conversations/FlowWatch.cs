using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Looks after the files of the dialogs, so that an author hears a change at once.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="library">What reloads.</param>
/// <param name="clock">Tells when an editor has gone silent.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class FlowWatch(FlowFolder folder, FlowLibrary library, TimeProvider clock, ILogger<FlowWatch> log) : BackgroundService
{
    /// <summary>Editors write a file in several steps; this much silence means that they are done.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    /// <summary>Some file systems tell nothing, and a new day needs no edit: so look by ourselves too.</summary>
    internal static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    private const string Topic = "dialogs";

    /// <summary>Of our own: what this disk tells concerns nobody else.</summary>
    private readonly LocalWakeup _edits = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var edit = _edits.Next(Topic);
        using var watcher = Watch();
        await PublishFirstAsync(stoppingToken);
        while (true)
        {
            await Pause.UntilAsync(edit, Round, clock, stoppingToken);
            do
                edit = _edits.Next(Topic); // Before the files are read, so that an edit meanwhile is not missed.
            while (await Pause.UntilAsync(edit, Silence, clock, stoppingToken));

            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await library.RefreshAsync(stoppingToken);
            }
            catch (Exception trouble)
            {
                log.WatchStumbled(trouble);
            }
        }
    }

    private async Task PublishFirstAsync(CancellationToken stopping)
    {
        while (!library.IsLoaded && !stopping.IsCancellationRequested)
        {
            try
            {
                await library.PublishFirstAsync(stopping);
            }
            catch (Exception trouble) when (!stopping.IsCancellationRequested)
            {
                log.WatchStumbled(trouble); // The database does not answer, say. Nobody is served before this is done.
                await Pause.UntilAsync(_edits.Next(Topic), clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>Null where the system cannot watch (its watches are used up, say): then an edit is found in the next round.</returns>
    private FileSystemWatcher? Watch()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => _edits.Wake(Topic);
            watcher.Created += (_, _) => _edits.Wake(Topic);
            watcher.Deleted += (_, _) => _edits.Wake(Topic);
            watcher.Renamed += (_, _) => _edits.Wake(Topic);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception trouble) when (trouble is IOException or ArgumentException)
        {
            watcher?.Dispose();
            log.NotWatching(Round.TotalSeconds, trouble);
            return null;
        }
    }
}
