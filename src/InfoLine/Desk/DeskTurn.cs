using System.Text.Json;
using InfoLine.Dialogs;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>A turn that the desk takes in somebody's conversation, between those of the dialogs.</summary>
public static class DeskTurn
{
    // As many as a turn may have: see TurnPlan.
    private const long MostMessagesOfATurn = 1000;

    /// <summary>Moves a conversation on. It comes before all else in a transaction, as in a turn of the dialogs: whoever loses on its version has written nothing else.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="contactId">Whose.</param>
    /// <param name="change">What becomes of it; may leave it as it is.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>A place in the outbox behind all that the line has said; null when the conversation was moved on in this very moment.</returns>
    public static async Task<long?> TakeAsync(Connection connection, string contactId, Func<Session, Session> change, DateTimeOffset now)
    {
        var row = await Sessions.FindAsync(connection, contactId) ?? new SessionRow(contactId, 0, "{}");
        var body = JsonSerializer.Serialize(change(Read(row.Body)), SessionJson.Default.Session);
        var saved = await Sessions.SaveAsync(connection, [row with { Body = body, LastInboxId = null }], now.ToUnixTimeMilliseconds());
        return saved[0] ? row.Version * MostMessagesOfATurn : null;
    }

    /// <summary>The conversation of a contact as it stands.</summary>
    public static async Task<Session> SessionAsync(Connection connection, string contactId) =>
        await Sessions.FindAsync(connection, contactId) is { } row ? Read(row.Body) : Session.New;

    /// <summary>The conversation as one that a person has: the dialogs are silent.</summary>
    public static Session WithDesk(Session session) => session.Step == Session.WithDesk
        ? session
        : session with { Step = Session.WithDesk, Held = session.Step, Paused = null, Asking = null, Listing = null };

    private static Session Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SessionJson.Default.Session) ?? Session.New;
        }
        catch (JsonException)
        {
            return Session.New; // A conversation that cannot be read begins anew.
        }
    }
}
