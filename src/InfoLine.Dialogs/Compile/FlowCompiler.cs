namespace InfoLine.Dialogs.Compile;

/// <summary>Turns the files of a dialogs folder into dialogs that run, or into a list of everything that is wrong with them.</summary>
public static class FlowCompiler
{
    /// <summary>Compiles all files at once.</summary>
    /// <param name="sources">Every <c>.yaml</c> file of the folder, in any order.</param>
    /// <param name="today">The day on which facts are past their review.</param>
    /// <returns>The dialogs or the problems; any input gives an answer, none an exception.</returns>
    public static Compilation Compile(IEnumerable<FlowSource> sources, DateOnly today) => throw new NotSupportedException();
}
