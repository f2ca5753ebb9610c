using System.Diagnostics;

namespace InfoLine.Tests.Operations;

/// <summary>The folder <c>infra</c> of the repository: what operators are given.</summary>
internal static class InfraFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file, by its path in the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Runs a script of the folder.</summary>
    /// <returns>Its exit code, and what it wrote on both streams.</returns>
    public static async Task<(int Code, string Said)> RunAsync(string script, string argument, IReadOnlyDictionary<string, string> environment)
    {
        using var patience = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo(Path.Combine(Root, "infra", script), [argument]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{script} did not start.");
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output + await errors);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoLine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
