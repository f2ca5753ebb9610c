using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Listens for dialogs that another replica has published, and looks for them by itself too. With SQLite there are no others.</summary>
/// <param name="library">What follows them.</param>
/// <param name="database">Known to be away, it is told by others.</param>
/// <param name="wakeup">Tells of releases.</param>
/// <param name="clock">Tells when to look.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class ReleaseWatch(FlowLibrary library, Database database, IWakeup wakeup, TimeProvider clock, ILogger<ReleaseWatch> log) : BackgroundService
{
    /// <summary>Of the two seconds in which all replicas say the same, compiling takes about one on a busy machine: so little may be lost by waiting. It costs one row by its key.</summary>
    internal static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Dialect.OneProcess)
            return;
        await library.FirstInForce.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Pause.BetweenAsync(() => wakeup.Next(FlowReleases.Topic), Round, clock, library.FollowAsync, Stumbled, stoppingToken);

        void Stumbled(Exception trouble)
        {
            if (!stoppingToken.IsCancellationRequested && !database.IsAway(trouble))
                log.WatchStumbled(trouble);
        }
    }
}
