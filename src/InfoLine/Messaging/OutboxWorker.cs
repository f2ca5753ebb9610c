using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Runs a <see cref="RouteSender"/> for each channel, and lets them finish what is in hand when the service stops.</summary>
public sealed class OutboxWorker : BackgroundService
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(20);

    /// <summary>After a crash the carrier's own books may lag behind by this much.</summary>
    private static readonly TimeSpan CrashPatience = TimeSpan.FromSeconds(2);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly List<(IChannel Channel, RouteSender Sender)> _senders;

    internal OutboxWorker(
        IEnumerable<IChannel> channels, Database database, ITokenBucket pace, IWakeup wakeup, Ids ids, TimeProvider clock, MessagingMeters meters, ILogger<OutboxWorker> log)
    {
        _database = database;
        _clock = clock;
        _log = log;
        var rows = new OutboxRows(database.Dialect);
        _senders = [.. channels.Select(channel => (channel, new RouteSender(channel, database, rows, pace, wakeup, ids, clock, meters, log)))];
    }

    /// <summary>True while messages are being sent, or would be if a channel were on.</summary>
    public bool IsAlive => ExecuteTask is { } sending && (_senders.Count == 0 || !sending.IsCompleted);

    /// <summary>How many messages are with carriers just now.</summary>
    public int InHand => _senders.Sum(one => one.Sender.InHand);

    /// <summary>Takes permission for messages that are being written: so many may be written as claimed by this process, which then hands them over.</summary>
    /// <param name="route">By which they leave.</param>
    /// <param name="most">How many there are.</param>
    /// <returns>None where nothing is sent: the worker does not run, or the route is off.</returns>
    internal Task<int> ReserveAsync(string route, int most) =>
        ExecuteTask is { IsCompleted: false } && SenderOf(route) is { } sender ? sender.ReserveAsync(most) : Task.FromResult(0);

    /// <summary>Sends messages that were written as claimed, and gives back what was reserved and not used.</summary>
    internal Task HandOverAsync(string route, IReadOnlyList<OutboxRow> rows, int reserved) => SenderOf(route)?.HandOverAsync(rows, reserved) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_database.Dialect.OneProcess)
        {
            var due = (_clock.GetUtcNow() + CrashPatience).ToUnixTimeMilliseconds();
            var inHand = await _database.WriteAsync(connection => OutboxRows.DoubtAllAsync(connection, due), cancellationToken);
            if (inHand > 0)
                _log.FoundInHand(inHand);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(DrainLimit);
        foreach (var (channel, sender) in _senders)
            await DrainAsync(channel, sender, limit.Token);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_senders.Select(one => one.Sender.RunAsync(stoppingToken)));

    private RouteSender? SenderOf(string route) => _senders.Find(one => one.Channel.Route == route).Sender;

    private async Task DrainAsync(IChannel channel, RouteSender sender, CancellationToken limit)
    {
        try
        {
            await sender.IdleAsync().WaitAsync(limit);
        }
        catch (OperationCanceledException)
        {
            _log.LeftInHand(sender.InHand, channel.Route);
        }
    }
}
