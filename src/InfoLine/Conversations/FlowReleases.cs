using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>What the replicas on one database agree on about the dialogs: the newest release is in force. With SQLite, releases are only noted, and the folder is the truth.</summary>
/// <param name="folder">Named in the log.</param>
/// <param name="database">Keeps releases with their files.</param>
/// <param name="replicas">Know who else is there.</param>
/// <param name="wakeup">Tells the others.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears whose dialogs count, where it is not this folder's.</param>
public sealed class FlowReleases(FlowFolder folder, Database database, Replicas replicas, IWakeup wakeup, TimeProvider clock, ILogger<FlowReleases> log)
{
    /// <summary>What replicas are woken by.</summary>
    public const string Topic = "releases";

    private const int MostFilesNamed = 5;

    /// <summary>True where other replicas may work on the same database.</summary>
    public bool AreShared => !database.Dialect.OneProcess;

    /// <summary>The release that is to be in force; null where there was none yet.</summary>
    public Task<Release?> NewestAsync(CancellationToken cancellation) => Releases.NewestAsync(database, cancellation);

    /// <summary>What a release was compiled from; empty where its files are not kept.</summary>
    public async Task<ImmutableArray<FlowSource>> SourcesAsync(Release release, CancellationToken cancellation) =>
        [.. (await Releases.FilesAsync(database, release.Number, cancellation)).Select(file => new FlowSource(file.Path, file.Text))];

    /// <summary>What a replica that starts must follow in place of its own folder: a machine that was away must not undo what was published meanwhile.</summary>
    /// <param name="hash">Of the folder's content.</param>
    /// <param name="cancellation">Gives up asking.</param>
    /// <returns>Null where the folder counts: it says what is in force, it is new (a deployment brings it), or nobody else is there.</returns>
    public async Task<Release?> InsteadOfAsync(string hash, CancellationToken cancellation)
    {
        if (!AreShared || await NewestAsync(cancellation) is not { } newest || newest.Hash == hash || await Releases.FindAsync(database, hash, cancellation) is not { } older)
            return null;
        if (await replicas.AreOthersThereAsync(cancellation) && !(await SourcesAsync(newest, cancellation)).IsEmpty)
        {
            log.FolderIsOlder(folder.Path, older.Number, newest.Number);
            return newest;
        }

        log.FolderIsAlone(folder.Path, older.Number, newest.Number);
        return null;
    }

    /// <summary>Makes this folder's dialogs the newest release, with all that the others need, and tells them.</summary>
    /// <param name="hash">Of their content.</param>
    /// <param name="before">Of what the folder said before; null at the start.</param>
    /// <param name="sources">What they were compiled from.</param>
    /// <param name="cancellation">Leaves it undone.</param>
    /// <returns>Their release.</returns>
    public async Task<Release> PublishAsync(string hash, string? before, ImmutableArray<FlowSource> sources, CancellationToken cancellation)
    {
        var replaced = AreShared ? await NewestAsync(cancellation) : null;
        var release = await Releases.PublishAsync(
            database, hash, AreShared ? [.. sources.Select(source => new ReleaseFile(source.Path, source.Text))] : [], clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        if (replaced is { } other && before is not null && other.Hash != before && other.Hash != hash)
            await WarnAsync(release, other, sources, cancellation);
        wakeup.Wake(Topic);
        return release;
    }

    // A folder is published whole. Where it lacked what another had published, an author may not know that those words are gone now.
    private async Task WarnAsync(Release release, Release other, ImmutableArray<FlowSource> sources, CancellationToken cancellation)
    {
        var differing = (await SourcesAsync(other, cancellation)).ToHashSet();
        differing.SymmetricExceptWith(sources);
        var names = differing.Select(source => source.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var named = string.Join(", ", names.Take(MostFilesNamed)) + (names.Count > MostFilesNamed ? $" and {names.Count - MostFilesNamed} more" : "");
        log.OthersReplaced(release.Number, folder.Path, other.Number, named);
    }
}
