using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Knows by which ways somebody may be written to now.</summary>
/// <param name="channels">The ways out.</param>
/// <param name="recipients">Finds addresses of people who have not written from them.</param>
public sealed class Windows(IEnumerable<IChannel> channels, Recipients recipients)
{
    private const string WaysSql = """
        select a.route, a.address, a.last_inbound_at, c.stopped_at
        from addresses a join contacts c on c.id = a.contact_id where a.contact_id = $1 order by a.route, a.address
        """;

    private readonly ImmutableDictionary<string, IChannel> _channels = channels.ToImmutableDictionary(channel => channel.Route, StringComparer.Ordinal);

    /// <summary>All ways out that are on, each with the name of its channel, in a fixed order.</summary>
    public ImmutableArray<(string Route, string Channel)> Routes { get; } =
        [.. channels.OrderBy(channel => channel.Route, StringComparer.Ordinal).Select(channel => (channel.Route, channel.Traits.Name))];

    /// <summary>What a way can show; the plainest where its channel is off.</summary>
    public ChannelTraits TraitsOf(string route) => _channels.TryGetValue(route, out var channel) ? channel.Traits : ChannelTraits.Sms;

    /// <summary>All ways to a contact, in a fixed order; empty where there is none.</summary>
    public async Task<ImmutableArray<Way>> WaysAsync(Connection connection, string contactId, DateTimeOffset now)
    {
        var ways = await connection.QueryAsync(
            row => (Route: row.GetString(0), Address: row.GetString(1), Wrote: row.MomentOrNull(2), Stopped: row.NumberOrNull(3)), WaysSql, contactId);
        ImmutableArray<Way> known = [.. ways.Select(way => new Way(new(contactId, way.Route, way.Address), way.Stopped is not null ? DeskRefusal.Stopped : WhyNot(way.Route, way.Wrote, now))
        {
            OpenUntil = TraitsOf(way.Route).FreeformWindow is { } window && way.Wrote is { } wrote ? wrote + window : null,
            WroteAt = way.Wrote,
        })];

        // Nobody is written to by SMS out of the blue: only where the ways that they chose themselves are closed by the clock.
        return !known.IsEmpty && known.All(way => way.WhyNot == DeskRefusal.WindowClosed) && await recipients.BySmsAsync(connection, contactId) is { } sms ? known.Add(new(sms, null)) : known;
    }

    /// <summary>True where somebody can be asked to write, in words that the carrier has approved.</summary>
    public bool CanAsk(Way way, string? language) =>
        way.WhyNot == DeskRefusal.WindowClosed && _channels.TryGetValue(way.To.Route, out var channel) && channel is IAsksToWrite asks && asks.CanAsk(language);

    /// <summary>Keeps the address of a way before something goes by it for the first time.</summary>
    public Task KeepAsync(Connection connection, Way way, DateTimeOffset now) => recipients.KeepAsync(connection, way.To, now);

    /// <summary>Why somebody may not be written to by this address now; null when they may.</summary>
    public async Task<DeskRefusal?> WhyNotAsync(Connection connection, Recipient to, DateTimeOffset now)
    {
        var ways = await WaysAsync(connection, to.ContactId, now);
        return ways.FirstOrDefault(way => way.To == to) is { } way ? way.WhyNot : DeskRefusal.NoAddress;
    }

    private DeskRefusal? WhyNot(string route, DateTimeOffset? wrote, DateTimeOffset now)
    {
        if (!_channels.TryGetValue(route, out var channel))
            return DeskRefusal.NoAddress;
        return channel.Traits.FreeformWindow is { } window && (wrote is null || now - wrote >= window) ? DeskRefusal.WindowClosed : null;
    }
}

/// <summary>A way to write to somebody.</summary>
/// <param name="To">Their address there.</param>
/// <param name="WhyNot">Why it is closed now; null when it is open.</param>
public sealed record Way(Recipient To, DeskRefusal? WhyNot)
{
    /// <summary>When they last wrote by it; null if never.</summary>
    public DateTimeOffset? WroteAt { get; init; }

    /// <summary>Until when it stays open if they write nothing; null where there is no such limit.</summary>
    public DateTimeOffset? OpenUntil { get; init; }
}
