using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Compiles a dialogs folder: <see cref="FlowCompiler.Compile"/>.</summary>
public delegate Compilation CompileDialogs(IEnumerable<FlowSource> sources, DateOnly today);

/// <summary>The dialogs in force. A good edit of their files takes their place at once; a bad one changes nothing and is told in the log.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="compile">The compiler.</param>
/// <param name="matchers">Learn what people ask. Dialogs and what was learned from them come into force together.</param>
/// <param name="zone">Whose calendar says when a fact is due for review.</param>
/// <param name="database">Keeps the list of releases.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of edits.</param>
public sealed class FlowLibrary(FlowFolder folder, CompileDialogs compile, MatcherFiles matchers, TimeZoneInfo zone, Database database, TimeProvider clock, ILogger<FlowLibrary> log)
{
    private readonly TaskCompletionSource _firstInForce = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FlowSet? _current;

    /// <summary>The dialogs of the start, until they are in force.</summary>
    private Reading? _first;

    /// <summary>What the last finished load has seen; a load that trouble cut short is tried again in the next round.</summary>
    private Sight? _seen;
    private ImmutableArray<string> _told = [];

    /// <summary>The dialogs in force.</summary>
    /// <exception cref="InvalidOperationException">None are yet.</exception>
    public FlowSet Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("No dialogs are in force yet.");

    /// <summary>Completes when the first dialogs are in force. Until then messages are stored, and wait.</summary>
    public Task FirstInForce => _firstInForce.Task;

    /// <summary>Since when the dialogs in force say what they say, UTC.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>What is wrong with the newest files, which were refused because of it; empty while the newest are in force. Warnings may be among it.</summary>
    public ImmutableArray<Problem> Refused { get; private set; } = [];

    /// <summary>True once dialogs are in force.</summary>
    public bool IsLoaded => Volatile.Read(ref _current) is not null;

    /// <summary>Reads and checks the dialogs at the start. Where nobody has written what people ask, they are in force at once; else <see cref="PublishFirstAsync"/> brings them.</summary>
    /// <exception cref="BadSettingException">They have errors, all of which it lists, or cannot be read.</exception>
    public async Task LoadAsync()
    {
        var reading = Read();
        if (reading.Flows is null)
            throw new BadSettingException(string.Join(
                Environment.NewLine, [.. reading.Trouble, $"Dialogs:Path: the dialogs in '{folder.Path}' have errors: mend the lines above, or name another folder."]));
        _first = reading;
        if (reading.Flows.Topics.IsEmpty)
            await PublishFirstAsync(CancellationToken.None);
    }

    /// <summary>Brings the dialogs of the start into force, once what people ask is learned. Nothing happens when they are.</summary>
    /// <param name="cancellation">Leaves none in force.</param>
    public async Task PublishFirstAsync(CancellationToken cancellation)
    {
        if (_first is not { } first)
            return;
        await PublishAsync(first, cancellation);
        _first = null;
        _firstInForce.TrySetResult();
    }

    /// <summary>Loads the dialogs again if a file has changed or a new day has begun. Never throws for what is in the files, or for files that are gone.</summary>
    /// <param name="cancellation">Leaves the old dialogs in force.</param>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (Look() == _seen)
        {
            _told = [];
            return;
        }

        var before = Current.Hash;
        var reading = Read();
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

    private Reading Read()
    {
        // Before the files are read: an edit in between is then seen as one.
        var seen = Look();
        try
        {
            var compiled = compile(folder.Read(), seen.Day);
            Refused = compiled.Flows is null ? compiled.Problems : [];
            return new(seen, compiled.Flows, compiled.Flows is not null ? [] : [.. compiled.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString())], WasRead: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new(seen, null, [$"{folder.Path}: {trouble.Message}"], WasRead: false);
        }
    }

    private async Task PublishAsync(Reading reading, CancellationToken cancellation)
    {
        var flows = await UnderstandAsync(reading.Flows!, cancellation); // The callers have looked.
        var now = clock.GetUtcNow();
        await Releases.NoteAsync(database, flows.Hash, now.ToUnixTimeMilliseconds(), cancellation);
        if (flows.Hash != _current?.Hash)
            Since = now;
        Volatile.Write(ref _current, flows);
        _seen = reading.Seen;
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

    private Sight Look() => new(folder.Fingerprint(), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime));

    /// <summary>What the files looked like.</summary>
    private sealed record Sight(string Fingerprint, DateOnly Day);

    /// <summary>One look into the folder.</summary>
    /// <param name="Seen">What the files looked like before they were read.</param>
    /// <param name="Flows">Null where they have errors or cannot be read.</param>
    /// <param name="Trouble">Lines about what is wrong; empty when there are flows.</param>
    /// <param name="WasRead">False where trouble cut the reading short; it is then tried again in the next round.</param>
    private sealed record Reading(Sight Seen, FlowSet? Flows, ImmutableArray<string> Trouble, bool WasRead);
}
