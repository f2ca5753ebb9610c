using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>Deletes voice notes and pictures that have been kept for as long as they may.</summary>
/// <param name="database">Where they are.</param>
/// <param name="settings">Say how long.</param>
/// <param name="clock">Tells the time.</param>
public sealed class MediaRetention(Database database, MediaSettings settings, TimeProvider clock)
{
    /// <summary>Some milliseconds of the one writer.</summary>
    private const long Page = 20;

    /// <summary>Deletes all that are too old.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (settings.KeptFor is not { } keptFor)
            return 0;
        var now = clock.GetUtcNow();
        var (before, removed) = ((now - keptFor).ToUnixTimeMilliseconds(), 0);
        for (var last = Page; last == Page; removed += (int)last)
            last = await database.WriteAsync(connection => MediaRows.RemoveOldAsync(connection, before, Page, now.ToUnixTimeMilliseconds()), cancellation);
        return removed;
    }
}
