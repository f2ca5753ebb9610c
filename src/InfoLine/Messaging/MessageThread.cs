using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>What went between one person and the line, read backwards: each handled row knows the one before it, and replies are named after the row that they answer.</summary>
/// <remarks>No index finds the messages of one contact (decision 9); this way it takes as many reads by key as there are messages on the page.</remarks>
public static class MessageThread
{
    private const string ArrivedSql = """
        with recursive thread (id, previous_id, place) as (
            select i.id, i.previous_id, 1 from inbox i where i.id = $1 and i.contact_id = $2
            union all
            select i.id, i.previous_id, thread.place + 1 from thread join inbox i on i.id = thread.previous_id and i.contact_id = $2 where thread.place < $3)
        select i.id, i.kind, i.text, i.received_at, i.route, thread.previous_id
        from thread join inbox i on i.id = thread.id and i.contact_id = $2 order by thread.place
        """;

    private const string Sent = """
        select id, payload, state, status, code, sentence, created_at, route, coalesce(status_at, closed_at), due_at from outbox
        """;

    private const string RepliesSql = $"{Sent} where id > $1 and id < $2 and contact_id = $3 order by id";
    private const string OneSql = $"{Sent} where id = $1 and contact_id = $2";

    /// <summary>A page of messages.</summary>
    /// <param name="connection">A read, or a write.</param>
    /// <param name="contactId">Whose.</param>
    /// <param name="from">The inbox row to begin with, the newest of the page: <see cref="SessionRow.LastInboxId"/> at first; null for an empty page.</param>
    /// <param name="most">How many rows of the inbox.</param>
    public static async Task<ThreadPage> ReadAsync(Connection connection, string contactId, string? from, int most)
    {
        if (from is null)
            return new([], [], null);
        var arrived = await connection.QueryAsync(
            row => (Message: new Arrived(row.GetString(0), (InboundKind)row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetString(4)), Previous: row.TextOrNull(5)),
            ArrivedSql, from, contactId, (long)most);
        var sent = ImmutableArray.CreateBuilder<Sent>();

        // All ids of the replies to a row lie between "id:" and "id;", the next letter.
        foreach (var (message, _) in arrived)
            sent.AddRange(await connection.QueryAsync(ReadSent, RepliesSql, $"{message.Id}:", $"{message.Id};", contactId));
        return new([.. arrived.Select(one => one.Message).Reverse()], [.. sent.OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal)], arrived.Count == most ? arrived[^1].Previous : null);
    }

    /// <summary>What we said to a contact about something without having been asked, oldest first; its ids begin with that of the thing and a hyphen.</summary>
    public static Task<List<Sent>> SaidFirstAsync(Connection connection, string contactId, string aboutId) =>
        connection.QueryAsync(ReadSent, RepliesSql, $"{aboutId}-", $"{aboutId}.", contactId);

    /// <summary>One message that we sent or are to send; null when there is none of this id.</summary>
    public static async Task<Sent?> FindAsync(Connection connection, string contactId, string id) =>
        (await connection.QueryAsync(ReadSent, OneSql, id, contactId)).FirstOrDefault();

    private static Sent ReadSent(DbDataReader row)
    {
        var body = JsonSerializer.Deserialize(row.GetString(1), OutgoingJson.Default.OutgoingBody);
        return new(row.GetString(0), body?.PlainText ?? "", row.GetString(2), (DeliveryStatus)row.GetInt64(3), row.GetInt64(6), row.GetString(7))
        {
            Code = row.TextOrNull(4),
            Sentence = row.TextOrNull(5),
            ChangedAt = row.NumberOrNull(8),
            IsForMachines = body?.Event is not null,
        };
    }
}

/// <summary>A page of what went between a person and the line.</summary>
/// <param name="Arrived">What the person sent, oldest first.</param>
/// <param name="Sent">What the line answered to it, oldest first. What staff wrote is not among it: their replies are listed with the ticket.</param>
/// <param name="Next">Where the page before this one begins; null when this is the first page of the conversation.</param>
public sealed record ThreadPage(ImmutableArray<Arrived> Arrived, ImmutableArray<Sent> Sent, string? Next);

/// <summary>Something that happened to a conversation.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Text">The words, masked; a token where nobody wrote any, as for a reminder.</param>
/// <param name="At">When we had it, UTC milliseconds.</param>
/// <param name="Route">The way it came.</param>
public sealed record Arrived(string Id, InboundKind Kind, string Text, long At, string Route)
{
    /// <summary>False for a reminder or word from the desk: nothing that a person sent.</summary>
    public bool IsOfPerson => Kind is not (InboundKind.TimedOut or InboundKind.DeskDone or InboundKind.PersonAsked);
}

/// <summary>Something that we said, and what became of it.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="Text">The words with their choices.</param>
/// <param name="State">How far handing it over is: <c>waiting</c>, <c>sending</c>, <c>asking</c>, <c>unknown</c>, <c>accepted</c>, <c>failed</c> or <c>dropped</c>.</param>
/// <param name="Status">What the carrier says became of it later.</param>
/// <param name="At">When it was written, UTC milliseconds.</param>
/// <param name="Route">The way it goes.</param>
public sealed record Sent(string Id, string Text, string State, DeliveryStatus Status, long At, string Route)
{
    /// <summary>The carrier's or our code of the trouble, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The trouble in a sentence for staff, or null.</summary>
    public string? Sentence { get; init; }

    /// <summary>When the last of it became known, UTC milliseconds, or null.</summary>
    public long? ChangedAt { get; init; }

    /// <summary>True for word to the machines of a channel, which nobody reads.</summary>
    public bool IsForMachines { get; init; }

    /// <summary>True when it will not arrive by itself: somebody should call, or write another way.</summary>
    public bool HasFailed => State is "failed" or "dropped" || Status == DeliveryStatus.Failed;
}
