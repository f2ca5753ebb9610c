using InfoLine.Dialogs.Places;
using InfoLine.Storage;

namespace InfoLine.Providers;

/// <summary>Keeps the directory in memory and reads it again after an import, in this process or another.</summary>
/// <remarks>What is kept is right because every use asks the database for the number of the last import, which is one short read.</remarks>
public sealed class DirectoryCache
{
    private Kept? _kept;

    /// <summary>The directory as it is in the database now.</summary>
    /// <param name="connection">A read, or the write of a turn.</param>
    /// <param name="places">The places of the dialogs in force.</param>
    public async Task<ProviderDirectory> CurrentAsync(Connection connection, PlaceIndex places)
    {
        var revision = await ReadDirectory.RevisionAsync(connection);
        if (_kept is { } kept && kept.Directory.Revision == revision && ReferenceEquals(kept.Places, places))
            return kept.Directory;
        var directory = await ReadDirectory.RunAsync(connection, places);
        _kept = new(directory, places);
        return directory;
    }

    private sealed record Kept(ProviderDirectory Directory, PlaceIndex Places);
}
