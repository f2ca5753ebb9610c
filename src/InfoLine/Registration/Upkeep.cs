using InfoLine.Messaging.Media;

namespace InfoLine.Registration;

/// <summary>Runs what keeps our promises about data: erasures every minute, forgetting every six hours.</summary>
/// <param name="erase">Finishes erasures.</param>
/// <param name="forget">Forgets what may not be kept.</param>
/// <param name="media">Deletes voice notes and pictures whose time is over.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class Upkeep(EraseWords erase, ForgetAnswers forget, MediaRetention media, TimeProvider clock, ILogger<Upkeep> log) : BackgroundService
{
    private const int RoundsBetweenForgetting = 360;

    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round, clock);
        try
        {
            for (var round = 1; await rounds.WaitForNextTickAsync(stoppingToken); round++)
                await RunAsync(round, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The service stops; what is open is done after the next start.
        }
    }

    private async Task RunAsync(int round, CancellationToken stopping)
    {
        try
        {
            var erased = await erase.RunAsync(stopping);
            if (erased > 0)
                log.WordsErased(erased);
            if (round % RoundsBetweenForgetting != 0)
                return;
            var forgotten = await forget.RunAsync(stopping);
            if (forgotten > 0)
                log.AnswersForgotten(forgotten);
            var removed = await media.RunAsync(stopping);
            if (removed > 0)
                log.MediaRemoved(removed);
        }
        catch (Exception trouble) when (!stopping.IsCancellationRequested)
        {
            log.UpkeepStumbled(trouble);
        }
    }
}
