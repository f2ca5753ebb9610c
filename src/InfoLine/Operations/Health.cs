using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Operations;

/// <summary>Tells whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    private const string Ok = "ok";
    private const string Older = "ok, but the newest have errors: the older go on";
    private const string Kept = "away, messages are kept on this disk";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live\n"));
        app.MapGet("/health/ready", ReadyAsync);
    }

    /// <summary>One line a part. 200 when all are well, else 503.</summary>
    private static async Task<IResult> ReadyAsync(
        Database database, FlowLibrary library, TurnWorker turns, OutboxWorker outbox, ILoggerFactory logs, CancellationToken cancellation)
    {
        (string Part, string State)[] parts =
        [
            ("database", await DatabaseStateAsync(database, cancellation)),
            ("dialogs", StateOf(library)),
            ("turns", turns.IsAlive ? Ok : "not running"),
            ("sending", outbox.IsAlive ? Ok : "not running"),
        ];
        var log = logs.CreateLogger("InfoLine.Operations.Health");
        foreach (var (part, _) in parts.Where(part => part.State is not (Ok or Older)))
            log.NotReady(part);
        return Results.Text(
            string.Concat(parts.Select(part => $"{part.Part}: {part.State}\n")),
            statusCode: Array.TrueForAll(parts, part => part.State is Ok or Older or Kept) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string StateOf(FlowLibrary library) => (library.IsLoaded, library.Refused.IsEmpty) switch
    {
        (false, _) => "learning what people ask",
        (true, false) => Older,
        _ => Ok,
    };

    private static async Task<string> DatabaseStateAsync(Database database, CancellationToken cancellation)
    {
        try
        {
            // Written for real, though nothing changes: a full disk or a stuck writer must show.
            await database.WriteAsync(connection => connection.ExecuteAsync("update migrations set applied_at = applied_at where number = 1"), cancellation)
                .WaitAsync(Patience, cancellation);
            return Ok;
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            return !database.Dialect.OneProcess && (trouble is TimeoutException || database.IsAway(trouble)) ? Kept : "does not answer"; // See Spool.
        }
    }
}
