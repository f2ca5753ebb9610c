using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Compile.Checks;
using InfoLine.Dialogs.Compile.Freeze;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile;

/// <summary>Turns the files of a dialogs folder into dialogs that run, or into a list of everything that is wrong with them.</summary>
public static class FlowCompiler
{
    /// <summary>A year of one programme's texts is a tenth of it.</summary>
    private const int MostLettersPerFile = 1 << 20;

    private const int MostLetters = 16 << 20;

    /// <summary>Compiles all files at once: parse, bind, check, freeze, hash.</summary>
    /// <param name="sources">Every <c>.yaml</c> file of the folder, in any order.</param>
    /// <param name="today">The day on which facts are past their review.</param>
    /// <returns>The dialogs or the problems; any input gives an answer, none an exception.</returns>
    public static Compilation Compile(IEnumerable<FlowSource> sources, DateOnly today)
    {
        var problems = new ProblemList();
        var taken = Take(sources, problems);
        var files = taken.Select(source => YamlTree.Read(source, problems)).OfType<YamlMap>();
        var (draft, transcripts) = Binder.Bind([.. files], problems);
        AllChecks.Run(draft, transcripts, today, problems);

        var flows = problems.HasErrors ? null : Freezer.Freeze(draft, ContentHash.Of(taken));
        var wrong = problems.FilesWithErrors;
        return new(flows, problems.Sorted(), [.. transcripts.Where(transcript => !wrong.Contains(transcript.Place.File))]);
    }

    // By path, so that "the first of two" is always the same one.
    private static ImmutableArray<FlowSource> Take(IEnumerable<FlowSource> sources, ProblemList problems)
    {
        var taken = ImmutableArray.CreateBuilder<FlowSource>();
        var letters = 0L;
        foreach (var source in sources.OrderBy(source => source.Path, StringComparer.Ordinal))
        {
            if (source.Text.Length > MostLettersPerFile)
            {
                problems.Error(ProblemCode.TooLarge, new(source.Path, 1, 1), "This file is larger than 1 MB, which no dialog is; it was not read.", "Is it the right file? Else make several of it.");
                continue;
            }

            letters += source.Text.Length;
            if (letters > MostLetters)
            {
                problems.Error(ProblemCode.TooLarge, new(source.Path, 1, 1), "All dialogs together are larger than 16 MB; this file and those after it were not read.", "Is it the right folder?");
                break;
            }

            // Some editors put an invisible mark in front of the first letter.
            taken.Add(source with { Text = source.Text.TrimStart('\uFEFF') });
        }

        return taken.DrainToImmutable();
    }
}
