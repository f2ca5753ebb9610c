using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>
/// Writes to a villager. The message, the ticket and the silence of the dialogs are one transaction: from the moment in which a person's words are on their way, no dialog speaks.
/// </summary>
/// <param name="desk">Where it is done.</param>
/// <param name="book">Decides and writes.</param>
/// <param name="windows">Knows by which ways the villager may be written to.</param>
/// <param name="voice">Writes the message.</param>
public sealed class ReplyToPerson(TicketDesk desk, TicketBook book, Windows windows, TicketVoice voice)
{
    /// <summary>The most characters of a reply.</summary>
    public const int MostCharacters = 10_000;

    private const string KnownSql = "select message_id, messages from ticket_replies where contact_id = $1 and ticket_id = $2 and key = $3";

    private const string LastSignedSql =
        "select staff_id from ticket_replies where contact_id = $1 and ticket_id = $2 and purpose = 'staff' order by at desc, message_id desc limit 1";

    /// <summary>Sends a reply.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="draft">What.</param>
    /// <returns>The ids of its messages, or why it did not go. Sent twice with one key, it goes once and both calls get the same answer.</returns>
    public async Task<ReplyOutcome> RunAsync(DeskScope scope, ReplyDraft draft)
    {
        var text = ArrivedText.Storable(draft.Text).Trim();
        if (text.Length is 0 or > MostCharacters || draft.Key.Length is 0 or > 100)
            return new ReplyOutcome.Refused(text.Length > MostCharacters ? DeskRefusal.TooLong : DeskRefusal.Empty);
        var (outcome, decision) = await desk.RetryAsync(
            (connection, now) => SendAsync(connection, scope, draft with { Text = text }, now), sent => sent.Outcome is ReplyOutcome.Refused { Why: DeskRefusal.Changed });
        if (decision is not null)
            desk.Wake(decision);
        return outcome;
    }

    private async Task<(ReplyOutcome Outcome, TicketDecision? Decision)> SendAsync(Connection connection, DeskScope scope, ReplyDraft draft, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        if (await TicketDesk.FindAsync(connection, scope, draft.TicketId) is not { } ticket)
            return (new ReplyOutcome.Refused(DeskRefusal.NotFound), null);
        if (await KnownAsync(connection, ticket, draft.Key) is { } known)
            return (known, null);
        var reply = new TicketInput.Reply(scope.StaffId);
        if (await book.DecideAsync(connection, ticket, reply, now) is TicketDecision.Refused refused)
            return (new ReplyOutcome.Refused(refused.Why) { Holder = refused.Holder }, null);
        var ways = await windows.WaysAsync(connection, ticket.To.ContactId, now);
        if (ways.FirstOrDefault(way => draft.Route is null ? way.To == ticket.To : way.To.Route == draft.Route) is not { } way)
            return (new ReplyOutcome.Refused(DeskRefusal.NoAddress) { Open = OpenOf(ways) }, null);
        if (way.WhyNot is { } why)
            return (new ReplyOutcome.Refused(why) { Open = OpenOf(ways) }, null);

        if (await DeskTurn.TakeAsync(connection, ticket.To.ContactId, DeskTurn.WithDesk, now) is not { } position)
            return (new ReplyOutcome.Refused(DeskRefusal.Changed), null);
        var decision = await book.ApplyAsync(connection, ticket, reply, now);
        return (await WriteAsync(connection, scope, ticket, way, draft, position, now), decision);
    }

    private static ImmutableArray<Way> OpenOf(ImmutableArray<Way> ways) => [.. ways.Where(way => way.WhyNot is null)];

    private static async Task<ReplyOutcome.Sent?> KnownAsync(Connection connection, Ticket ticket, string key)
    {
        var known = await connection.QueryAsync(row => TicketVoice.IdsOf(row.GetString(0), (int)row.GetInt64(1)), KnownSql, ticket.To.ContactId, ticket.Id, key);
        return known.Count == 0 ? null : new(known[0]);
    }

    private async Task<ReplyOutcome.Sent> WriteAsync(Connection connection, DeskScope scope, Ticket ticket, Way way, ReplyDraft draft, long position, DateTimeOffset now)
    {
        var signs = draft.Signature is { Length: > 0 }
            && (await connection.QueryAsync(row => row.GetString(0), LastSignedSql, ticket.To.ContactId, ticket.Id)).FirstOrDefault() != scope.StaffId;
        var text = signs ? $"{draft.Signature}: {draft.Text}" : draft.Text;
        await windows.KeepAsync(connection, way, now);
        await Drafts.ForgetAsync(connection, ticket, scope.StaffId);
        return new(await voice.SayAsync(connection, new(ticket, way.To, [new(text, [])], scope.StaffId) { Key = draft.Key }, position, now));
    }
}

/// <summary>What somebody writes to a villager.</summary>
/// <param name="TicketId">About which ticket.</param>
/// <param name="Text">The words, at most <see cref="ReplyToPerson.MostCharacters"/>.</param>
/// <param name="Key">Made once for each form, so that a double click sends once; 1 to 100 characters.</param>
public sealed record ReplyDraft(string TicketId, string Text, string Key)
{
    /// <summary>The way it goes; null for the one that the villager wrote by.</summary>
    public string? Route { get; init; }

    /// <summary>Who writes, as the villager knows them: first name and centre. Put before the first reply of each; null for nothing.</summary>
    public string? Signature { get; init; }
}

/// <summary>What became of a reply.</summary>
public abstract record ReplyOutcome
{
    private ReplyOutcome()
    {
    }

    /// <summary>It is on its way.</summary>
    /// <param name="MessageIds">Of the outbox, in order: a long text is several messages.</param>
    public sealed record Sent(ImmutableArray<string> MessageIds) : ReplyOutcome;

    /// <summary>It did not go, and nothing has changed.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Refused(DeskRefusal Why) : ReplyOutcome
    {
        /// <summary>Who has the ticket, where that is why; else null.</summary>
        public string? Holder { get; init; }

        /// <summary>The ways that are open instead, such as SMS where WhatsApp takes no free text now; empty means: call, or wait until they write.</summary>
        public ImmutableArray<Way> Open { get; init; } = [];
    }
}
