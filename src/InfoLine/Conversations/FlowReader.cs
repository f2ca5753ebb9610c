using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Conversations;

/// <summary>Compiles a dialogs folder: <see cref="FlowCompiler.Compile"/>.</summary>
public delegate Compilation CompileDialogs(IEnumerable<FlowSource> sources, DateOnly today);

/// <summary>Reads the dialogs of the folder and compiles them.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="compile">The compiler.</param>
/// <param name="zone">Whose calendar says when a fact is due for review.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="looksAtTheDay">True where the same files on another day are something new.</param>
internal sealed class FlowReader(FlowFolder folder, CompileDialogs compile, TimeZoneInfo zone, TimeProvider clock, bool looksAtTheDay)
{
    /// <summary>The day in the line's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);

    /// <summary>What the folder looks like now. Cheap; nothing is read.</summary>
    public FolderSight Look() => new(folder.Fingerprint(), looksAtTheDay ? Today : null);

    /// <summary>Reads and compiles everything. Never throws for what is in the files, or for files that are gone.</summary>
    public FolderReading Read()
    {
        // Before the files are read: an edit in between is then seen as one.
        var seen = Look();
        try
        {
            var sources = folder.Read();
            var compiled = compile(sources, Today);
            return compiled.Flows is { } flows
                ? new(seen, sources, flows, [], [], WasRead: true)
                : new(seen, sources, null, compiled.Problems, ErrorsOf(compiled), WasRead: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new(seen, [], null, [], [$"{folder.Path}: {trouble.Message}"], WasRead: false);
        }
    }

    /// <summary>A line for each error, as the log has it.</summary>
    public static ImmutableArray<string> ErrorsOf(Compilation compiled) =>
        [.. compiled.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString())];
}

/// <summary>What the files looked like.</summary>
/// <param name="Fingerprint">Of their names, lengths and times.</param>
/// <param name="Day">On which day, where that matters.</param>
internal sealed record FolderSight(string Fingerprint, DateOnly? Day);

/// <summary>One look into the folder.</summary>
/// <param name="Seen">What the files looked like before they were read.</param>
/// <param name="Sources">The files; empty where they cannot be read.</param>
/// <param name="Flows">Null where they have errors or cannot be read.</param>
/// <param name="Problems">Errors, with the warnings beside them; empty when there are flows.</param>
/// <param name="Trouble">Lines about what is wrong; empty when there are flows.</param>
/// <param name="WasRead">False where trouble cut the reading short; it is then tried again in the next round.</param>
internal sealed record FolderReading(
    FolderSight Seen, ImmutableArray<FlowSource> Sources, FlowSet? Flows, ImmutableArray<Problem> Problems, ImmutableArray<string> Trouble, bool WasRead);
