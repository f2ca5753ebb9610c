namespace InfoLine.Providers.Hsds;

/// <summary>A mistake in a directory file, told so that whoever made the file can mend it.</summary>
/// <param name="File">Its name within the folder or zip.</param>
/// <param name="Line">From 1; the first line of the row in CSV.</param>
/// <param name="Path">Where in JSON; null in CSV.</param>
/// <param name="Field">The column or property; null where the whole row or file is meant.</param>
/// <param name="IsError">An error stops the import; a warning does not.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record DirectoryProblem(string File, int Line, string? Path, string? Field, bool IsError, string Sentence, string Remedy)
{
    /// <summary><c>service.csv:12: error: status: sentence remedy</c></summary>
    public override string ToString()
    {
        var field = (Path, Field) switch
        {
            (null, null) => "",
            (null, _) => $"{Field}: ",
            (_, null) => $"{Path}: ",
            _ => $"{Path}.{Field}: ",
        };
        return $"{File}:{Line}: {(IsError ? "error" : "warning")}: {field}{Sentence}{(Remedy.Length == 0 ? "" : " ")}{Remedy}";
    }
}

/// <summary>Collects what is wrong while a file is read.</summary>
internal sealed class DirectoryProblems
{
    // Nobody reads more; a file that was saved by the wrong program is wrong on every line.
    private const int MostListed = 1000;

    private readonly List<DirectoryProblem> _listed = [];

    /// <summary>The first thousand, in the order of the file.</summary>
    public IReadOnlyList<DirectoryProblem> Listed => _listed;

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public void Add(DirectoryProblem problem)
    {
        if (problem.IsError)
            Errors++;
        else
            Warnings++;
        if (_listed.Count < MostListed)
            _listed.Add(problem);
    }

    public void Error(RowPlace place, string? field, string sentence, string remedy) => Add(new(place.File, place.Line, place.Path, field, IsError: true, sentence, remedy));

    public void Warn(RowPlace place, string? field, string sentence, string remedy) => Add(new(place.File, place.Line, place.Path, field, IsError: false, sentence, remedy));

    /// <summary>A value as it may be shown in a sentence: short, on one line, without what could act on a terminal.</summary>
    public static string Short(string value)
    {
        const int most = 60;
        var shown = value.Length <= most ? value : value[..(char.IsHighSurrogate(value[most - 1]) ? most - 1 : most)] + "…";
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}

/// <summary>The file cannot be read any further; the problem is in the list already.</summary>
internal sealed class UnreadableDirectoryException() : Exception("The directory file cannot be read.");
