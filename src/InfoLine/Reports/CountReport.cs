using InfoLine.Exports;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Reports;

/// <summary>Counts a report beside the work of the service: by connections of its own that only read, and one report at a time.</summary>
/// <param name="settings">Which database.</param>
/// <param name="calendar">Whose days, and when people work.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears how long it took.</param>
internal sealed class CountReport(ReportSettings settings, WorkingCalendar calendar, TimeProvider clock, ILogger<CountReport> log) : IDisposable
{
    /// <summary>Bytes. Counting a million people leaves some hundred megabytes behind, which the collector would keep for a long time.</summary>
    private const long Heap = 64L * 1024 * 1024;

    // Counting takes every core and room for everybody who ever registered: two at once would only be slower and larger.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Counts one.</summary>
    /// <param name="question">Which.</param>
    /// <param name="steps">The questions of the registration.</param>
    /// <param name="cancellation">Gives up between two rows.</param>
    /// <exception cref="OperationCanceledException">It gave up.</exception>
    public async Task<KeptReport> RunAsync(ReportQuestion question, RegistrationSteps steps, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        await _turn.WaitAsync(cancellation);
        var before = GC.GetTotalMemory(forceFullCollection: false);
        try
        {
            await using var database = await Database.OpenForReadingAsync(settings.Connection, cancellation);
            var now = clock.GetUtcNow();
            var filter = ReportFilter.All with { Rows = RowFilter.OfDays(question.From, question.Until, calendar.Zone) };

            // SQLite reads without letting go of its thread, which is not to be the one that answers a request.
            var count = await Task.Run(() => ReportCount.WithStepsAsync(database, filter, question.By, steps, calendar, now, cancellation), cancellation);
            log.Counted((long)clock.GetElapsedTime(begun).TotalMilliseconds);
            return new(count, now);
        }
        catch (OperationCanceledException)
        {
            log.GaveUp((long)clock.GetElapsedTime(begun).TotalMilliseconds);
            throw;
        }
        finally
        {
            if (GC.GetTotalMemory(forceFullCollection: false) - before > Heap)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}

/// <summary>Which database reports are counted in.</summary>
/// <param name="Connection">As in <c>Storage:Connection</c>.</param>
public sealed record ReportSettings(string Connection);
