using System.Collections.Frozen;
using System.Diagnostics;
using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>Hears that something about the voice notes and pictures of a contact is different now. It is told after the commit, and only ever saves time.</summary>
public delegate Task MediaChanged(string contactId);

/// <summary>Fetches voice notes and pictures from the carriers, a few at a time. What is under way when the process ends is begun anew.</summary>
/// <param name="carriers">Where they are.</param>
/// <param name="database">Where they go.</param>
/// <param name="settings">How much is taken.</param>
/// <param name="changed">Hears of each that is done.</param>
/// <param name="wakeup">Nudges us.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="meters">Counts.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class MediaWorker(
    IEnumerable<IGivesMedia> carriers, Database database, MediaSettings settings, MediaChanged changed, IWakeup wakeup, TimeProvider clock, MessagingMeters meters, ILogger<MediaWorker> log)
    : BackgroundService
{
    /// <summary>Wakes the worker.</summary>
    public const string Topic = "media";

    // Memory and sockets are for messages; a voice note may wait for its turn.
    private const int AtOnce = 4;

    /// <summary>Between one try and the next. A carrier that is away for an hour costs nobody their voice note.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    // Carriers announce what they have stored a moment later; after these it is not there.
    private const int TriesOfWhatIsGone = 3;

    private readonly MediaClaims _claims = new(database.Dialect);
    private readonly FrozenDictionary<string, IGivesMedia> _carriers =
        carriers.SelectMany(carrier => carrier.Routes.Select(route => (route, carrier))).ToFrozenDictionary(one => one.route, one => one.carrier, StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ =>
        Pause.BetweenAsync(() => wakeup.Next(Topic), Pause.Longest, clock, FetchDueAsync, log.FetchingStumbled, stoppingToken)));

    private async Task FetchDueAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && await ClaimAsync() is { } claim)
            await FetchAsync(claim, stopping);
    }

    // Looking costs nothing: most of the time there is nothing to claim.
    private async Task<MediaClaim?> ClaimAsync()
    {
        var now = clock.GetUtcNow();
        return await database.ReadAsync(connection => MediaClaims.AreDueAsync(connection, now)) ? await database.WriteAsync(connection => _claims.ClaimAsync(connection, now)) : null;
    }

    private async Task FetchAsync(MediaClaim claim, CancellationToken stopping)
    {
        var intake = new MediaIntake(claim, database, settings, clock);
        FetchOutcome outcome;
        try
        {
            // A channel that is switched off may be on again tomorrow.
            outcome = _carriers.TryGetValue(claim.Route, out var carrier) ? await carrier.FetchAsync(claim.Address, intake, stopping) : new FetchOutcome.Again(MediaReason.Unreachable);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await PutBackAsync(claim, clock.GetUtcNow());
            return;
        }

        switch (outcome)
        {
            case FetchOutcome.Complete when await intake.EndAsync():
                await SettleAsync(claim, new(MediaState.Kept, intake.Type!.Kind, intake.Type.Name) { Bytes = intake.Bytes }); // EndAsync knows the type.
                break;
            case FetchOutcome.Complete or FetchOutcome.Stopped when intake.Refusal is { } why:
                await SettleAsync(claim, why == MediaReason.WrongKind
                    ? new(MediaState.Refused, MediaKind.Other, intake.Guess) { Reason = why }
                    : new(MediaState.Refused, intake.Type?.Kind ?? claim.Kind, intake.Type?.Name ?? claim.Type) { Reason = why });
                break;
            case FetchOutcome.Complete or FetchOutcome.Stopped:
                break; // Somebody else has it now, or it was erased.
            case FetchOutcome.Never never:
                await SettleAsync(claim, EndOf(claim, never.Why));
                break;
            case FetchOutcome.Again again when IsLast(claim, again.Why):
                await SettleAsync(claim, EndOf(claim, again.Why));
                break;
            case FetchOutcome.Again:
                await PutBackAsync(claim, clock.GetUtcNow() + Pauses[claim.Attempt - 1]);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static bool IsLast(MediaClaim claim, MediaReason why) => claim.Attempt > Pauses.Length || (why == MediaReason.Gone && claim.Attempt >= TriesOfWhatIsGone);

    private static MediaEnd EndOf(MediaClaim claim, MediaReason why) =>
        new(why == MediaReason.NotTheCarriers ? MediaState.Refused : MediaState.Failed, claim.Kind, claim.Type) { Reason = why };

    private Task<int> PutBackAsync(MediaClaim claim, DateTimeOffset due) => database.WriteAsync(async connection =>
    {
        await MediaClaims.PutBackAsync(connection, claim, due);
        return 0;
    });

    private async Task SettleAsync(MediaClaim claim, MediaEnd end)
    {
        if (!await database.WriteAsync(connection => MediaClaims.SettleAsync(connection, claim, end, clock.GetUtcNow())))
            return;
        meters.Fetched(claim.Route, end);
        if (end.Reason is { } why)
            log.NotFetched(claim.Id, claim.Route, why);
        await changed(claim.ContactId);
    }
}
