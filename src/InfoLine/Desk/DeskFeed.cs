using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Follows what happens at the desk, once for all open pages of this process: a hundred pages more cost the database nothing.</summary>
/// <param name="database">Where it is written.</param>
/// <param name="names">Names staff.</param>
/// <param name="viewers">Who looks at what.</param>
/// <param name="wakeup">Tells that there is more.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class DeskFeed(Database database, StaffNames names, Viewers viewers, IWakeup wakeup, TimeProvider clock, ILogger<DeskFeed> log) : BackgroundService
{
    /// <summary>Pages keep up with far fewer; whoever comes back from a longer break reads the database.</summary>
    private const int MostKept = 1000;

    private const int MostOfARead = 200;

    /// <summary>What happens within such a moment is told together.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly DeskScope Everything = new("", [], IsSupervisor: true);

    private readonly Lock _lock = new();
    private readonly Queue<Kept> _kept = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _keptAfter = long.MaxValue;
    private long _last = -1;

    /// <summary>Completes when there may be more. Take it before asking, so that nothing falls between.</summary>
    public Task Next
    {
        get
        {
            lock (_lock)
                return _next.Task;
        }
    }

    /// <summary>What happened after a place, from the database: for a page that has just been opened, or was cut off.</summary>
    /// <param name="watch">What the page may and wants to hear of.</param>
    /// <param name="place">The last place that it knows; 0 for the beginning.</param>
    public Task<TicketNews> ReadAsync(DeskWatch watch, long place) => database.ReadAsync(async connection =>
    {
        if (await TicketEvents.LastAsync(connection) <= place)
            return new TicketNews([], place, HasMore: false);
        var news = await TicketEvents.SinceAsync(connection, watch.Scope, place, MostOfARead);
        return new(Of(news.Events.Select(one => new Kept(one.Place, one.TicketId, one.Event.CentreId)), watch), news.Place, news.Events.Length == MostOfARead);
    });

    /// <summary>The same for a page that has kept up, which costs nothing.</summary>
    public async ValueTask<TicketNews> SinceAsync(DeskWatch watch, long place)
    {
        lock (_lock)
        {
            if (place >= _keptAfter)
                return new(place >= _last ? [] : Of(_kept.Where(one => one.Place > place), watch), Math.Max(place, _last), HasMore: false);
        }

        return await ReadAsync(watch, place);
    }

    /// <summary>What members of staff are called.</summary>
    public async Task<IEnumerable<string>> NamesAsync(IReadOnlyList<string> staffIds)
    {
        if (staffIds.Count == 0)
            return [];
        var all = await database.ReadAsync(connection => names(connection));
        return staffIds.Select(id => all.GetValueOrDefault(id, id));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var nudge = wakeup.Next(TicketEvents.Topic);
            try
            {
                // Both, whatever the first says.
                if (await FollowAsync() | await viewers.ExchangeAsync(database, clock.GetUtcNow()))
                    Tell();
            }
            catch (Exception trouble)
            {
                log.FeedStumbled(trouble);
                nudge = Task.Delay(Pause.Longest, clock, stoppingToken); // Trouble is not to be hurried.
            }

            // Machine time and not the line's clock: this is about cores.
            await Task.Delay(Breath, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Pause.UntilAsync(nudge, clock, stoppingToken);
        }
    }

    private async Task<bool> FollowAsync()
    {
        if (_last < 0)
        {
            var first = await database.ReadAsync(TicketEvents.LastAsync);
            lock (_lock)
                (_keptAfter, _last) = (first, first);
            return true;
        }

        var isMore = false;
        for (var read = MostOfARead; read == MostOfARead; isMore |= read > 0)
        {
            var news = await database.ReadAsync(async connection => await TicketEvents.LastAsync(connection) <= _last
                ? new DeskNews([], _last)
                : await TicketEvents.SinceAsync(connection, Everything, _last, MostOfARead));
            read = news.Events.Length;
            Keep(news);
        }

        return isMore;
    }

    private void Keep(DeskNews news)
    {
        lock (_lock)
        {
            foreach (var one in news.Events)
                _kept.Enqueue(new(one.Place, one.TicketId, one.Event.CentreId));
            while (_kept.Count > MostKept)
                _keptAfter = _kept.Dequeue().Place;
            _last = news.Place;
        }
    }

    private void Tell()
    {
        TaskCompletionSource told;
        lock (_lock)
            (told, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        told.SetResult();
    }

    private static ImmutableArray<string> Of(IEnumerable<Kept> events, DeskWatch watch) =>
        [.. events.Where(watch.Wants).Select(one => one.TicketId).Distinct(StringComparer.Ordinal)];

    /// <summary>As much of an event as pages are told.</summary>
    internal readonly record struct Kept(long Place, string TicketId, string CentreId);
}

/// <summary>What an open page may and wants to hear of.</summary>
/// <param name="Scope">Whose eyes.</param>
/// <param name="TicketId">The one ticket that it shows; null for a list.</param>
public sealed record DeskWatch(DeskScope Scope, string? TicketId)
{
    internal bool Wants(DeskFeed.Kept one) =>
        (TicketId is null || one.TicketId == TicketId) && (Scope.IsEverywhere || Scope.Centres.Contains(one.CentreId, StringComparer.Ordinal));
}

/// <summary>Which tickets have changed.</summary>
/// <param name="TicketIds">Each once, in the order of what happened first; may be empty.</param>
/// <param name="Place">Where to go on from.</param>
/// <param name="HasMore">True when there is more to read at once.</param>
public sealed record TicketNews(ImmutableArray<string> TicketIds, long Place, bool HasMore);
