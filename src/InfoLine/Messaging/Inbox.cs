using InfoLine.Messaging.Media;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>The one door in: whatever a carrier sends becomes a row here before anything else happens.</summary>
public sealed class Inbox
{
    /// <summary>Wakes whoever takes turns.</summary>
    public const string Topic = "inbox";

    /// <summary>The key of a row never expires: a carrier may repeat itself after days, and a replayed webhook stays harmless.</summary>
    private static readonly ManyRows Add = new(
        """
        insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, pressed, sent_at, received_at, due_at, inline_until, secret_hidden, message_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13)
        on conflict do nothing
        """,
        """
        insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, pressed, sent_at, received_at, due_at, inline_until, secret_hidden, message_key,
            attempts, closed_at, step, content, notes, previous_id)
        select id, contact_id, route, address, provider_message_id, kind, words, pressed, sent_at, received_at, received_at, inline_until, secret_hidden, message_key,
            case when closed_at is null then 0 else 1 end, closed_at, step, content, notes, previous_id
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bytea[],
            $14::bigint[], $15::text[], $16::text[], $17::text[], $18::text[])
            as arrived (id, contact_id, route, address, provider_message_id, kind, words, pressed, sent_at, received_at, inline_until, secret_hidden, message_key,
                closed_at, step, content, notes, previous_id)
        order by message_key, id -- In one order everywhere, or two batches with the same messages wait for each other for ever.
        on conflict (contact_id, message_key) do nothing
        returning id
        """);

    private const string FindSql = "select id from inbox where contact_id = $1 and message_key = $2";

    /// <summary>At the rate that one machine is promised for, a handful wait at any moment; this many wait only when more come than can be stored at once.</summary>
    private const int MostInHandWithoutAFlood = 32;

    /// <summary>With more under way than this, carriers wait too long for messages that are stored together with their turns.</summary>
    private const int MostInHandWithTurns = 512;

    private const int MostKeptTogether = 256;

    /// <summary>How long replies are kept back for a caller who carries them himself.</summary>
    private static readonly TimeSpan InlinePatience = TimeSpan.FromSeconds(15);

    /// <summary>A carrier does not mind, and a server has fewer batches to write.</summary>
    private static readonly TimeSpan StoresTogether = TimeSpan.FromMilliseconds(4);

    /// <summary>So long a database that is there never takes.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(3);

    private readonly AddressBook _addresses;
    private readonly IWakeup _wakeup;
    private readonly Ids _ids;
    private readonly TimeProvider _clock;
    private readonly MessagingMeters _meters;
    private readonly ILogger<Inbox> _log;
    private readonly Group<Arrival, Placed> _arrivals;
    private readonly Group<Arrival, Placed> _arrivalsWithTurns;
    private readonly Database _database;
    private readonly Spool? _spool;
    private ITurnsAtOnce? _turns;
    private int _inHand;

    internal Inbox(Database database, AddressBook addresses, Spool? spool, IWakeup wakeup, Ids ids, TimeProvider clock, MessagingMeters meters, ILogger<Inbox> log)
    {
        _database = database;
        _spool = spool;
        _log = log;
        _addresses = addresses;
        _wakeup = wakeup;
        _ids = ids;
        _clock = clock;
        _meters = meters;
        _arrivals = new(database, (connection, arrivals) => PlaceAsync(connection, arrivals, turns: null));
        _arrivalsWithTurns = new(database, (connection, arrivals) => PlaceAsync(connection, arrivals, TurnsAtOnce), StoresTogether);
    }

    /// <summary>Takes turns in the transaction that stores their messages; null while nobody does.</summary>
    internal ITurnsAtOnce? TurnsAtOnce
    {
        private get => Volatile.Read(ref _turns);
        set => Volatile.Write(ref _turns, value);
    }

    /// <summary>True while messages come in faster than they can be stored: then storing goes first, because carriers do not wait for long.</summary>
    public bool IsFlooded => Volatile.Read(ref _inHand) > MostInHandWithoutAFlood;

    /// <summary>Stores a message durably, once, however often and in parallel it is handed in. When it returns, the message survives a crash.</summary>
    /// <param name="message">As the channel parsed it. Secret numbers are masked here, and text past <see cref="ArrivedText.MostCharacters"/> is cut off.</param>
    /// <param name="cancellation">Of the request. Once the row is on its way to the disk it is not taken back.</param>
    /// <returns>The row's id, and whether it was new.</returns>
    public async Task<Accepted> AcceptAsync(Inbound message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = _ids.Next();
        using var stop = MessageTrace.Begin("accept", id, message.From.Route);
        var arrival = ArrivalOf(id, message, now);
        if (_spool is not null && await _spool.KeepAsync(arrival, opens: false))
            return Kept(message, id);
        Placed placed;
        try
        {
            placed = await StoreInTimeAsync(arrival);
        }
        catch (Exception trouble) when (_spool is not null && (trouble is TimeoutException || _database.IsAway(trouble)))
        {
            // It may be stored all the same: then it is known when it is handed in again.
            await _spool.KeepAsync(arrival, opens: true);
            _log.KeptOnDisk(id, trouble.GetType().Name);
            return Kept(message, id);
        }

        _addresses.Remember(message.From, placed.Entry);
        if (placed.Accepted.IsNew && !placed.IsHandled)
            _wakeup.Wake(Topic);
        if (placed.Accepted.IsNew && !message.Media.IsDefaultOrEmpty)
            _wakeup.Wake(MediaWorker.Topic);
        _meters.Accepted(message, placed.Accepted.IsNew);
        return placed.Accepted;
    }

    /// <summary>Stores messages that waited on disk, one commit after the other: a later message of somebody must not be there before an earlier one.</summary>
    /// <returns>Those that the database is there for and refuses all the same.</returns>
    internal async Task<IReadOnlyList<Arrival>> StoreKeptAsync(IReadOnlyList<Arrival> arrivals)
    {
        List<Arrival> refused = [];
        foreach (IReadOnlyList<Arrival> together in arrivals.Chunk(MostKeptTogether))
        {
            if (await TryStoreAsync(together))
                continue;
            foreach (var one in together)
            {
                if (!await TryStoreAsync([one]))
                    refused.Add(one);
            }
        }

        return refused;
    }

    private async Task<bool> TryStoreAsync(IReadOnlyList<Arrival> together)
    {
        try
        {
            var placed = await _database.WriteAsync(connection => PlaceAsync(connection, together, turns: null));
            for (var i = 0; i < together.Count; i++)
                _addresses.Remember(together[i].Message.From, placed[i].Entry);
            _wakeup.Wake(Topic);
            return true;
        }
        catch (Exception trouble) when (_database.IsRefusal(trouble))
        {
            _log.KeptRefused(together.Count, trouble.GetType().Name);
            return false;
        }
    }

    private Accepted Kept(Inbound message, string id)
    {
        _meters.Accepted(message, isNew: true);
        return new(id, IsNew: true);
    }

    // A carrier does not wait for long. Where there is nowhere else to go, it waits as long as it likes.
    private Task<Placed> StoreInTimeAsync(Arrival arrival) => _spool is null ? StoreAsync(arrival) : StoreAsync(arrival).WaitAsync(StorePatience, TimeProvider.System);

    private async Task<Placed> StoreAsync(Arrival arrival)
    {
        Interlocked.Increment(ref _inHand);
        try
        {
            return TurnsAtOnce is null || Volatile.Read(ref _inHand) > MostInHandWithTurns ? await _arrivals.WriteAsync(arrival) : await StoreWithTurnAsync(arrival);
        }
        finally
        {
            Interlocked.Decrement(ref _inHand);
        }
    }

    private async Task<Placed> StoreWithTurnAsync(Arrival arrival)
    {
        try
        {
            return await _arrivalsWithTurns.WriteAsync(arrival);
        }
        catch (Exception trouble) when (!_database.IsAway(trouble))
        {
            // A turn that cannot be written is no reason to lose its message.
            _log.TurnNotAtOnce(arrival.Id, trouble.GetType().Name);
            return await _arrivals.WriteAsync(arrival);
        }
    }

    /// <summary>What is kept of a message: nothing that a database refuses, no secret number, no novel.</summary>
    private static Arrival ArrivalOf(string id, Inbound message, long now)
    {
        var clean = ArrivedText.Clean(message.Text);
        var pressed = message.Pressed is null ? null : ArrivedText.Storable(message.Pressed);
        return new(id, message with { Text = clean.Text, Pressed = pressed }, SecretHidden: !clean.Found.IsEmpty, now);
    }

    private async Task<IReadOnlyList<Placed>> PlaceAsync(Connection connection, IReadOnlyList<Arrival> arrivals, ITurnsAtOnce? turns)
    {
        var now = arrivals[^1].At;
        var entries = await _addresses.FindOrAddAsync(connection, [.. arrivals.Select(arrival => arrival.Message.From)], now);

        // Before the turns: what may be answered may depend on when somebody last wrote.
        var kept = await AddressBook.HeardAsync(connection, [.. arrivals.Select((arrival, i) => (arrival.Message.From, entries[i]))], now);
        var decided = turns is null ? null : await turns.DecideAsync(connection, await FirstOfEachAsync(connection, arrivals, kept));
        var handled = arrivals.Select(arrival => decided?.Handled.GetValueOrDefault(arrival.Id)).ToList();
        var added = await AddAsync(connection, [.. arrivals.Select((arrival, i) => RowOf(connection.Dialect, arrival, entries[i], handled[i]))], decided);

        await MediaRows.AddAsync(connection, arrivals.Select((arrival, i) => (arrival, i)).Where(one => added[one.i]).Select(one => (entries[one.i].ContactId, one.arrival.Id, one.arrival.Message, one.arrival.At)));

        var placed = new Placed[arrivals.Count];
        for (var i = 0; i < placed.Length; i++)
            placed[i] = new(added[i] ? new(arrivals[i].Id, IsNew: true) : await KnownAsync(connection, arrivals[i], entries[i]), kept[i], handled[i] is not null);
        return placed;
    }

    private static async Task<bool[]> AddAsync(Connection connection, IReadOnlyList<object?[]> rows, ITurnsDecided? decided)
    {
        if (decided is not { Handled.Count: > 0 })
            return await connection.ChangeManyAsync(Add, rows);
        var added = (await decided.StoreAsync(connection, new(Add, rows, row => row.GetString(0), mustAnswerAll: true))).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => row[0] is string id && added.Contains(id))];
    }

    /// <summary>The first message of each contact, as far as nothing of theirs comes before it. The others wait their turn.</summary>
    private static Task<List<InboxRow>> FirstOfEachAsync(Connection connection, IReadOnlyList<Arrival> arrivals, AddressBook.Entry[] entries) => InboxRows.StandAsync(
        connection,
        [.. arrivals.Zip(entries).DistinctBy(pair => pair.Second.ContactId, StringComparer.Ordinal).Select(pair => InboxRowOf(pair.First, pair.Second))]);

    private static InboxRow InboxRowOf(Arrival arrival, AddressBook.Entry entry) => new()
    {
        Id = arrival.Id,
        ContactId = entry.ContactId,
        Route = arrival.Message.From.Route,
        Address = arrival.Message.From.Address,
        ProviderMessageId = arrival.Message.ProviderMessageId,
        Kind = arrival.Message.Kind,
        Text = arrival.Message.Text,
        Pressed = arrival.Message.Pressed,
        SecretHidden = arrival.SecretHidden,
        ReceivedAt = arrival.At,
        DueAt = arrival.At,
        InlineUntil = InlineUntilOf(arrival),
        Attempts = 1,
        SessionVersion = 0,
        Reach = new(arrival.Message.From.Phone, entry.Reference, entry.LastInboundAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(entry.LastInboundAt)),
    };

    private static object?[] RowOf(Dialect dialect, Arrival arrival, AddressBook.Entry entry, HandledAs? handled)
    {
        var message = arrival.Message;
        object?[] row =
        [
            arrival.Id, entry.ContactId, message.From.Route, message.From.Address, message.ProviderMessageId, (long)message.Kind, message.Text, message.Pressed,
            message.SentAt?.ToUnixTimeMilliseconds(), arrival.At, InlineUntilOf(arrival), arrival.SecretHidden ? 1L : 0L, KeyOf(arrival, entry),
        ];
        return dialect.OneProcess ? row : [.. row, handled?.At, handled?.Step, handled?.Content, handled?.Notes, handled?.PreviousId];
    }

    private static long? InlineUntilOf(Arrival arrival) => arrival.Message.RepliesInline ? arrival.At + (long)InlinePatience.TotalMilliseconds : null;

    private static async Task<Accepted> KnownAsync(Connection connection, Arrival arrival, AddressBook.Entry entry)
    {
        var known = await connection.QueryAsync(row => row.GetString(0), FindSql, entry.ContactId, KeyOf(arrival, entry));
        return new(known[0], IsNew: false);
    }

    private static byte[] KeyOf(Arrival arrival, AddressBook.Entry entry) => MessageKey.Of(entry.ContactId, arrival.Message.From.Route, arrival.Message.ProviderMessageId);

    private sealed record Placed(Accepted Accepted, AddressBook.Entry Entry, bool IsHandled);
}

/// <summary>The row of an accepted message.</summary>
/// <param name="InboxId">Its id.</param>
/// <param name="IsNew">False when the carrier had sent it before.</param>
public readonly record struct Accepted(string InboxId, bool IsNew);
