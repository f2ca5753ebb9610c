using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Compiles a dialogs folder: <see cref="FlowCompiler.Compile"/>.</summary>
public delegate Compilation CompileDialogs(IEnumerable<FlowSource> sources, DateOnly today);

/// <summary>The dialogs in force. A good edit of their files takes their place at once; a bad one changes nothing and is told in the log.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="compile">The compiler.</param>
/// <param name="zone">Whose calendar says when a fact is due for review.</param>
/// <param name="database">Keeps the list of releases.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of edits.</param>
public sealed class FlowLibrary(FlowFolder folder, CompileDialogs compile, TimeZoneInfo zone, Database database, TimeProvider clock, ILogger<FlowLibrary> log)
{
    private FlowSet? _current;

    /// <summary>What the last finished load has seen; a load that trouble cut short is tried again in the next round.</summary>
    private (string Fingerprint, DateOnly Day) _seen;
    private ImmutableArray<string> _told = [];

    /// <summary>The dialogs in force.</summary>
    /// <exception cref="InvalidOperationException">They were not loaded yet.</exception>
    public FlowSet Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("The dialogs are not loaded yet.");

    /// <summary>Since when the dialogs in force say what they say, UTC.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>What is wrong with the newest files, which were refused because of it; empty while the newest are in force. Warnings may be among it.</summary>
    public ImmutableArray<Problem> Refused { get; private set; } = [];

    /// <summary>True once dialogs are in force.</summary>
    public bool IsLoaded => Volatile.Read(ref _current) is not null;

    /// <summary>Loads the dialogs at the start.</summary>
    /// <exception cref="BadSettingException">They have errors, all of which it lists, or cannot be read.</exception>
    public async Task LoadAsync()
    {
        if (await TryLoadAsync(CancellationToken.None) is { Length: > 0 } problems)
            throw new BadSettingException(string.Join(
                Environment.NewLine, [.. problems, $"Dialogs:Path: the dialogs in '{folder.Path}' have errors: mend the lines above, or name another folder."]));
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
        var problems = await TryLoadAsync(cancellation);
        if (Current.Hash != before)
            log.DialogsLoaded(Current.Hash[..12]);

        // What stays wrong from round to round is told once.
        foreach (var problem in problems.Except(_told, StringComparer.Ordinal))
            log.DialogsRefused(problem);
        _told = problems;
    }

    /// <returns>Lines about what is wrong; empty when the dialogs are in force now.</returns>
    private async Task<ImmutableArray<string>> TryLoadAsync(CancellationToken cancellation)
    {
        try
        {
            // Before the files are read: an edit in between is then seen as one.
            var seen = Look();
            var compiled = compile(folder.Read(), seen.Day);
            Refused = compiled.Flows is null ? compiled.Problems : [];
            if (compiled.Flows is null)
            {
                _seen = seen;
                return [.. compiled.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString())];
            }

            var now = clock.GetUtcNow();
            await Releases.NoteAsync(database, compiled.Flows.Hash, now.ToUnixTimeMilliseconds(), cancellation);
            if (compiled.Flows.Hash != _current?.Hash)
                Since = now;
            Volatile.Write(ref _current, compiled.Flows);
            _seen = seen;
            return [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return [$"{folder.Path}: {trouble.Message}"];
        }
    }

    private (string Fingerprint, DateOnly Day) Look() =>
        (folder.Fingerprint(), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime));
}
