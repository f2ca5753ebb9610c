namespace InfoLine.Benchmarks;

/// <summary>Where things lie in the repository that this program was built from.</summary>
internal static class Repository
{
    /// <summary>The dialogs that are measured: their texts must not change whenever a writer changes a text of the product.</summary>
    public static string BenchmarkDialogs => Path.Combine(Root, "tests", "InfoLine.Benchmarks", "dialogs");

    /// <summary>The dialogs that ship with the product.</summary>
    public static string ShippedDialogs => Path.Combine(Root, "dialogs");

    /// <summary>The service, built in the same way (Release or Debug, with or without vendor packages) as the program that runs.</summary>
    public static string Service
    {
        get
        {
            var output = Path.GetRelativePath(Path.Combine(Root, "tests"), AppContext.BaseDirectory);
            var way = Path.Combine([.. output.Split(Path.DirectorySeparatorChar).Skip(1)]);
            return Path.Combine(Root, "src", "InfoLine", way, "InfoLine.dll");
        }
    }

    /// <summary>The settings of PostgreSQL that ship, as its command line takes them: <c>name=value</c>.</summary>
    public static IEnumerable<string> PostgresSettings => File.ReadLines(Path.Combine(Root, "infra", "postgresql.conf"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => string.Join('=', line.Split('=', StringSplitOptions.TrimEntries)));

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InfoLine.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks from within the repository.");
        }
    }
}
