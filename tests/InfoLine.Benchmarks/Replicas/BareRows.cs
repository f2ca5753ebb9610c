using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Npgsql;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>What the floor keeps of a message.</summary>
/// <param name="Phone">Whose.</param>
/// <param name="Sid">The carrier's id.</param>
/// <param name="Text">The words.</param>
internal sealed record BareRow(string Phone, string Sid, string Text);

/// <summary>
/// Writes, into the tables of the product, one row of the inbox, one session and one row of the outbox for each message, as they stand when all is done, each once.
/// Messages that gather meanwhile share a batch: three statements, one round trip, one commit.
/// </summary>
internal sealed class BareRows : IAsyncDisposable
{
    private const int MostTogether = 256;
    private const int Lanes = 2;

    private const string InboxSql = """
        insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, received_at, due_at, secret_hidden, message_key, attempts, closed_at, step, content, previous_id)
        select id, contact, 'twilio-sms', phone, sid, 0, words, now, now, 0, key, 1, now, 'count.heard', $7, id
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[]) as row (id, contact, phone, sid, words, key), (select $8::bigint as now) as clock
        on conflict do nothing
        """;

    private const string SessionSql = """
        insert into sessions (contact_id, version, body, updated_at, last_inbox_id)
        select contact, 1, $3, $4, id from unnest($1::text[], $2::text[]) as row (contact, id)
        on conflict (contact_id) do update set version = sessions.version + 1, body = excluded.body, updated_at = excluded.updated_at, last_inbox_id = excluded.last_inbox_id
        """;

    private const string OutboxSql = """
        insert into outbox (id, contact_id, route, address, position, priority, payload, in_reply_to, state, due_at, created_at, attempts, first_tried_at, closed_at, provider_message_id, status)
        select id || ':0', contact, 'twilio-sms', phone, 1000, 0, $5, sid, 'accepted', $6, $6, 1, $6, $6, sid, 1
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as row (id, contact, phone, sid)
        """;

    // As long as those of the product.
    private static readonly string Session = "{\"flow\":\"count\",\"step\":\"count.heard\",\"language\":\"en\",\"slots\":{\"number\":\"1003\"},\"content\":\"" + new string('c', 64) + "\",\"turns\":3,\"lastAt\":1795000000000}";
    private const string Reply = """{"text":"Heard 1003","plainText":"Heard 1003","options":[],"style":0,"listButton":"","language":"en"}""";
    private static readonly string Content = new('c', 64);

    private readonly Channel<(BareRow Row, TaskCompletionSource Done)> _queue = Channel.CreateUnbounded<(BareRow, TaskCompletionSource)>();
    private readonly NpgsqlDataSource _source;
    private readonly Task _writing;

    public BareRows(string connection)
    {
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, NoResetOnClose = true });
        _writing = Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => WriteAllAsync()));
    }

    /// <summary>When it returns, the rows survive a crash.</summary>
    public Task WriteAsync(BareRow row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((row, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _writing;
        await _source.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        var together = new List<(BareRow Row, TaskCompletionSource Done)>(MostTogether);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (together.Count < MostTogether && _queue.Reader.TryRead(out var next))
                together.Add(next);
            if (together.Count == 0)
                continue;
            await WriteAsync(connection, [.. together.Select(one => one.Row)]);
            foreach (var (_, done) in together)
                done.SetResult();
            together.Clear();
        }
    }

    private static async Task WriteAsync(NpgsqlConnection connection, BareRow[] rows)
    {
        var now = TimeProvider.System.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        string[] ids = [.. rows.Select(_ => Guid.CreateVersion7(now).ToString("N"))];
        byte[][] keys = [.. rows.Select(row => MD5Of(row.Sid))];
        string[] contacts = [.. rows.Select(row => Convert.ToHexStringLower(MD5Of(row.Phone)))];
        string[] phones = [.. rows.Select(row => row.Phone)];
        string[] sids = [.. rows.Select(row => row.Sid)];

        // Each contact once in a statement, and in one order everywhere, or two lanes wait for each other for ever.
        var sessions = contacts.Zip(ids).DistinctBy(pair => pair.First, StringComparer.Ordinal).OrderBy(pair => pair.First, StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, InboxSql, ids, contacts, phones, sids, rows.Select(row => row.Text).ToArray(), keys, Content, at);
        Add(batch, SessionSql, sessions.Select(pair => pair.First).ToArray(), sessions.Select(pair => pair.Second).ToArray(), Session, at);
        Add(batch, OutboxSql, ids, contacts, phones, sids, Reply, at);
        await batch.ExecuteNonQueryAsync();
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

#pragma warning disable CA5351 // Nobody is kept out by it.
    private static byte[] MD5Of(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
}
