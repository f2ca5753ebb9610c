using System.Text;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Cli;

/// <summary>The folder with the dialogs, as files on this disk.</summary>
internal static class DialogFolder
{
    /// <summary>All YAML files below a folder, paths relative to it.</summary>
    /// <returns>The sources; or a sentence that says why there are none.</returns>
    public static (IReadOnlyList<FlowSource> Sources, string? Trouble) Read(string folder)
    {
        if (!Directory.Exists(folder))
            return ([], $"There is no folder '{folder}'. Name the folder that holds infoline.yaml, for example: infoline check dialogs");
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
            return ([], $"There is no YAML file in '{folder}'. Name the folder that holds infoline.yaml.");
        return ([.. files.Select(file => new FlowSource(PathIn(folder, file), File.ReadAllText(file, Encoding.UTF8)))], null);
    }

    /// <summary>Reads and compiles; prints trouble to the error output.</summary>
    /// <returns>The compilation, or null when there is nothing to compile.</returns>
    public static Compilation? Compile(string folder)
    {
        var (sources, trouble) = Read(folder);
        if (trouble is null)
            return FlowCompiler.Compile(sources, Today.Date);
        Console.Error.WriteLine(trouble);
        return null;
    }

    /// <summary>Compiles for a command that needs dialogs without errors; prints the errors otherwise.</summary>
    public static Compilation? CompileWithoutErrors(string folder)
    {
        var compilation = Compile(folder);
        if (compilation is null or { Flows: not null })
            return compilation;
        foreach (var problem in compilation.Problems.Where(problem => problem.Severity == Severity.Error))
            Console.Error.WriteLine(Show(folder, problem));
        return null;
    }

    /// <summary>The same for a command that talks: it also knows what people ask, kept from an earlier command or learned now.</summary>
    public static Compilation? CompileAndLearn(string folder)
    {
        var compilation = CompileWithoutErrors(folder);
        return compilation is { Flows: { Topics.IsEmpty: false } flows } ? compilation with { Flows = flows.With(MatcherShelf.Get(flows.Topics)) } : compilation;
    }

    /// <summary>A problem with a path that can be clicked in a terminal.</summary>
    public static string Show(string folder, Problem problem) => Path.Combine(folder, problem.ToString());

    private static string PathIn(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');
}
