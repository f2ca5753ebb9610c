using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile;

/// <summary>Collects what is wrong while the passes run.</summary>
internal sealed class ProblemList
{
    // A file that was saved by the wrong program can be wrong on every line; nobody reads more than this.
    private const int MostPerFile = 100;

    private readonly List<Problem> _all = [];
    private readonly Dictionary<string, int> _perFile = new(StringComparer.Ordinal);

    public bool HasErrors => FilesWithErrors.Count > 0;

    public void Error(string code, Place place, string sentence, string hint = "") =>
        Add(new(code, Severity.Error, place, sentence, hint));

    public void Warn(string code, Place place, string sentence, string hint = "") =>
        Add(new(code, Severity.Warning, place, sentence, hint));

    /// <summary>The files that cannot be used.</summary>
    public HashSet<string> FilesWithErrors { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything once, by file, line and column.</summary>
    public ImmutableArray<Problem> Sorted() =>
    [
        .. _all.Distinct()
            .OrderBy(problem => problem.Place.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)
            .ThenBy(problem => problem.Code, StringComparer.Ordinal),
    ];

    private void Add(Problem problem)
    {
        if (problem.Severity == Severity.Error)
            FilesWithErrors.Add(problem.Place.File);
        var before = _perFile.GetValueOrDefault(problem.Place.File);
        _perFile[problem.Place.File] = before + 1;
        if (before < MostPerFile)
            _all.Add(problem);
        else if (before == MostPerFile)
            _all.Add(TooMany(problem.Place.File));
    }

    private static Problem TooMany(string file) => new(
        ProblemCode.TooManyProblems,
        Severity.Error,
        new(file, int.MaxValue, 1),
        $"This file has more than {MostPerFile} problems; the rest are not listed.",
        "Mend those above and check again.");
}
