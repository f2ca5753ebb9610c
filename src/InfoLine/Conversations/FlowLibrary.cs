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
    private string _fingerprint = "";
    private DateOnly _day;

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
        if (await TryLoadAsync() is { Length: > 0 } problems)
            throw new BadSettingException(string.Join(
                Environment.NewLine, [.. problems, $"Dialogs:Path: the dialogs in '{folder.Path}' have errors: mend the lines above, or name another folder."]));
    }

    /// <summary>Loads the dialogs again if a file has changed or a new day has begun. Never throws for what is in the files.</summary>
    public async Task RefreshAsync()
    {
        if (folder.Fingerprint() == _fingerprint && Today() == _day)
            return;
        var problems = await TryLoadAsync();
        if (problems.IsEmpty)
            log.DialogsLoaded(Current.Hash[..12]);
        foreach (var problem in problems)
            log.DialogsRefused(problem);
    }

    /// <returns>Lines about what is wrong; empty when the dialogs are in force now.</returns>
    private async Task<ImmutableArray<string>> TryLoadAsync()
    {
        try
        {
            _fingerprint = folder.Fingerprint();
            _day = Today();
            var compiled = compile(folder.Read(), _day);
            Refused = compiled.Flows is null ? compiled.Problems : [];
            if (compiled.Flows is null)
                return [.. compiled.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString())];
            await Releases.NoteAsync(database, compiled.Flows.Hash, clock.GetUtcNow().ToUnixTimeMilliseconds());
            if (compiled.Flows.Hash != _current?.Hash)
                Since = clock.GetUtcNow();
            Volatile.Write(ref _current, compiled.Flows);
            return [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return [$"{folder.Path}: {trouble.Message}"];
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
}
