using System.Diagnostics;

namespace InfoLine.Benchmarks.Service;

/// <summary>Programs of the system, run to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="settings">More environment, or null.</param>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        // Nothing is redirected: a server that it leaves behind would keep the pipe open.
        var start = new ProcessStartInfo(program, words) { UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var (key, value) in settings ?? [])
            start.Environment[key] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>Sends a signal such as <c>TERM</c>, <c>STOP</c> or <c>CONT</c>.</summary>
    public static Task SignalAsync(string signal, int process) => RunAsync("kill", [$"-{signal}", $"{process}"]);
}
