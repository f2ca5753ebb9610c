using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>The dialogs in force. A good edit of their files takes their place at once, here and on all replicas; a bad one changes nothing and is told in the log.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="compile">The compiler.</param>
/// <param name="matchers">Learn what people ask. Dialogs and what was learned from them come into force together.</param>
/// <param name="zone">Whose calendar says when a fact is due for review.</param>
/// <param name="releases">The one order of all replicas.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of edits.</param>
public sealed class FlowLibrary(FlowFolder folder, CompileDialogs compile, MatcherFiles matchers, TimeZoneInfo zone, FlowReleases releases, TimeProvider clock, ILogger<FlowLibrary> log) : IDisposable
{
    // Shared dialogs are compiled anew on a new day from their release, which need not be what this folder says.
    private readonly FlowReader _reader = new(folder, compile, zone, clock, looksAtTheDay: !releases.AreShared);
    private readonly TaskCompletionSource _firstInForce = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An edit of the folder and a release of another replica come into force one after the other.</summary>
    private readonly SemaphoreSlim _oneByOne = new(1);
    private FlowSet? _current;

    /// <summary>The dialogs of the start, until they are in force.</summary>
    private FolderReading? _first;

    /// <summary>What the last finished load has seen; a load that trouble cut short is tried again in the next round.</summary>
    private FolderSight? _seen;

    /// <summary>The hash of what the folder said when it was last good. It need not be what is in force.</summary>
    private string? _said;

    /// <summary>The release that was last taken or refused, and the day.</summary>
    private (long Number, DateOnly Day) _followed;
    private ImmutableArray<string> _told = [];
    private ImmutableArray<Problem> _wrongInFolder = [];
    private ImmutableArray<Problem> _wrongInRelease = [];

    /// <summary>The dialogs in force.</summary>
    /// <exception cref="InvalidOperationException">None are yet.</exception>
    public FlowSet Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("No dialogs are in force yet.");

    /// <summary>Completes when the first dialogs are in force. Until then messages are stored, and wait.</summary>
    public Task FirstInForce => _firstInForce.Task;

    /// <summary>Since when the dialogs in force say what they say, UTC.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>What is wrong with the newest files, of this folder or else of another replica, which were refused because of it; empty while the newest are in force. Warnings may be among it.</summary>
    public ImmutableArray<Problem> Refused => _wrongInFolder.IsEmpty ? _wrongInRelease : _wrongInFolder;

    /// <summary>True once dialogs are in force.</summary>
    public bool IsLoaded => Volatile.Read(ref _current) is not null;

    /// <summary>Reads and checks the dialogs at the start. Where nobody has written what people ask, they are in force at once; else <see cref="PublishFirstAsync"/> brings them.</summary>
    /// <exception cref="BadSettingException">They have errors, all of which it lists, or cannot be read.</exception>
    public async Task LoadAsync()
    {
        var reading = _reader.Read();
        if (reading.Flows is null)
            throw new BadSettingException(string.Join(
                Environment.NewLine, [.. reading.Trouble, $"Dialogs:Path: the dialogs in '{folder.Path}' have errors: mend the lines above, or name another folder."]));
        _first = reading;
        if (reading.Flows.Topics.IsEmpty)
            await PublishFirstAsync(CancellationToken.None);
    }

    /// <summary>Brings the dialogs of the start into force, once what people ask is learned: those of the folder, or of the replicas that serve newer ones. Nothing happens when they are.</summary>
    /// <param name="cancellation">Leaves none in force.</param>
    public async Task PublishFirstAsync(CancellationToken cancellation)
    {
        if (_first is not { Flows: { } own } first)
            return;
        if (await releases.InsteadOfAsync(own.Hash, cancellation) is { } newest)
        {
            await FollowAsync(newest, cancellation);
            if (!IsLoaded)
                PutInForce(await UnderstandAsync(own, cancellation)); // This program cannot read the newest. Its own folder is good, and must not be forced upon the others.
            (_seen, _said) = (first.Seen, own.Hash);
        }
        else
            await PublishAsync(first, cancellation);
        _first = null;
        _firstInForce.TrySetResult();
    }

    /// <summary>Loads the dialogs of the folder again if a file has changed or a new day has begun. Never throws for what is in the files, or for files that are gone.</summary>
    /// <param name="cancellation">Leaves the old dialogs in force.</param>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _oneByOne.WaitAsync(cancellation);
        try
        {
            if (_reader.Look() == _seen)
                _told = [];
            else
                await TakeEditAsync(cancellation);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    /// <summary>Brings what another replica has published into force, if there is something newer, or a new day has begun. Never throws for what is in the files.</summary>
    /// <param name="cancellation">Leaves the old dialogs in force.</param>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await _oneByOne.WaitAsync(cancellation);
        try
        {
            if (await releases.NewestAsync(cancellation) is { } newest && (newest.Number, _reader.Today) != _followed)
                await FollowAsync(newest, cancellation);
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneByOne.Dispose();

    private async Task TakeEditAsync(CancellationToken cancellation)
    {
        var before = Current.Hash;
        var reading = _reader.Read();
        if (reading.WasRead)
            _wrongInFolder = reading.Problems;
        if (reading.Flows is not null)
            await PublishAsync(reading, cancellation);
        else if (reading.WasRead)
            _seen = reading.Seen;
        if (Current.Hash != before)
            log.DialogsLoaded(Current.Hash[..12]);

        // What stays wrong from round to round is told once.
        foreach (var problem in reading.Trouble.Except(_told, StringComparer.Ordinal))
            log.DialogsRefused(problem);
        _told = reading.Trouble;
    }

    private async Task PublishAsync(FolderReading reading, CancellationToken cancellation)
    {
        var flows = reading.Flows!; // The callers have looked.
        if (!releases.AreShared || flows.Hash != _said)
        {
            flows = await UnderstandAsync(flows, cancellation);
            if (releases.AreShared && IsLoaded && _reader.Look() != reading.Seen)
                return; // Edited while it was learned. In a folder that replicas share, another one may have published the newer words already.
            var release = await releases.PublishAsync(flows.Hash, _said, reading.Sources, cancellation);
            PutInForce(flows);
            _followed = (release.Number, _reader.Today);
            _wrongInRelease = [];
        }

        (_seen, _said) = (reading.Seen, flows.Hash);
    }

    private async Task FollowAsync(Release newest, CancellationToken cancellation)
    {
        var today = _reader.Today;
        var before = _current?.Hash;
        var sources = await releases.SourcesAsync(newest, cancellation);
        var compiled = sources.IsEmpty ? null : compile(sources, today);
        if (compiled?.Flows is { } flows)
        {
            PutInForce(await UnderstandAsync(flows, cancellation));
            _wrongInRelease = [];
            if (Current.Hash != before)
                log.ReleaseFollowed(newest.Number, Current.Hash[..12]);
        }
        else if (compiled is not null)
        {
            _wrongInRelease = compiled.Problems;
            foreach (var problem in FlowReader.ErrorsOf(compiled))
                log.ReleaseRefused(newest.Number, problem);
        }
        else if (newest.Hash != before)
            log.ReleaseWithoutFiles(newest.Number);

        _followed = (newest.Number, today);
    }

    private void PutInForce(FlowSet flows)
    {
        if (flows.Hash != _current?.Hash)
            Since = clock.GetUtcNow();
        Volatile.Write(ref _current, flows);
    }

    /// <summary>The dialogs with what was learned about their topics. Most edits touch no topic: then nothing is learned anew.</summary>
    private async Task<FlowSet> UnderstandAsync(FlowSet flows, CancellationToken cancellation)
    {
        if (flows.Topics.IsEmpty)
            return flows;
        if (_current is { Matcher: { } matcher } && matcher.Topics.Bands == flows.Topics.Bands && Matcher.FingerprintOf(matcher.Topics) == Matcher.FingerprintOf(flows.Topics))
            return flows.With(matcher);
        try
        {
            return flows.With(await matchers.OfAsync(flows.Topics, cancellation));
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            // Keywords and numbers must work all the same.
            log.MatcherFailed(trouble);
            return flows;
        }
    }
}
