using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>What members of staff have written to a villager and not sent yet: one draft for each of them and each ticket.</summary>
public static class Drafts
{
    private const string KeepSql = """
        insert into ticket_drafts (contact_id, ticket_id, staff_id, words, at) values ($1, $2, $3, $4, $5)
        on conflict (contact_id, ticket_id, staff_id) do update set words = excluded.words, at = excluded.at
        """;

    private const string FindSql = "select words from ticket_drafts where contact_id = $1 and ticket_id = $2 and staff_id = $3";
    private const string ForgetSql = "delete from ticket_drafts where contact_id = $1 and ticket_id = $2 and staff_id = $3";
    private const string ForgetAllSql = "delete from ticket_drafts where contact_id = $1";

    /// <summary>Keeps a draft in place of the one before; an empty one is forgotten.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="ticket">About which.</param>
    /// <param name="staffId">Whose draft.</param>
    /// <param name="words">At most <see cref="ReplyToPerson.MostCharacters"/>; what is longer is cut.</param>
    /// <param name="now">The present moment.</param>
    public static Task KeepAsync(Connection connection, Ticket ticket, string staffId, string words, DateTimeOffset now)
    {
        var kept = ArrivedText.Storable(words).Trim();
        if (kept.Length > ReplyToPerson.MostCharacters)
            kept = kept[..ReplyToPerson.MostCharacters];
        return kept.Length == 0
            ? ForgetAsync(connection, ticket, staffId)
            : connection.ExecuteAsync(KeepSql, ticket.To.ContactId, ticket.Id, staffId, kept, now.ToUnixTimeMilliseconds());
    }

    /// <summary>The draft of somebody; empty where there is none.</summary>
    public static async Task<string> FindAsync(Connection connection, Ticket ticket, string staffId) =>
        (await connection.QueryAsync(row => row.GetString(0), FindSql, ticket.To.ContactId, ticket.Id, staffId)).FirstOrDefault() ?? "";

    /// <summary>It was sent, or is no longer wanted.</summary>
    public static Task ForgetAsync(Connection connection, Ticket ticket, string staffId) => connection.ExecuteAsync(ForgetSql, ticket.To.ContactId, ticket.Id, staffId);

    /// <summary>The villager wants to be forgotten.</summary>
    public static Task ForgetAllAsync(Connection connection, string contactId) => connection.ExecuteAsync(ForgetAllSql, contactId);
}
