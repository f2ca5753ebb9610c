using System.Diagnostics;

namespace InfoLine.Tests.Operations;

/// <summary>The built program in a process of its own, in an empty folder far from the repository, with nothing set but what the test says.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "InfoLine listens on ";

    /// <summary>Longer than a start takes on a slow machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline-process-");
    private readonly Task<string> _errors;

    public ServiceProcess(params string[] arguments) : this(arguments, learned: false)
    {
    }

    private ServiceProcess(string[] arguments, bool learned)
    {
        if (learned)
            SharedMatchers.Put(Path.Combine(Folder, "data"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InfoLine.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>One that finds what people ask learned already, so that it takes turns at once.</summary>
    public static ServiceProcess Learned(params string[] arguments) => new(arguments, learned: true);

    /// <summary>The folder that it was started in.</summary>
    public string Folder => _folder.FullName;

    /// <summary>What it said until it listened.</summary>
    public List<string> SaidFirst { get; } = [];

    /// <summary>Waits until it listens.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> AddressAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return new(line[Listening.Length..]);
            SaidFirst.Add(line);
        }

        throw new InvalidOperationException($"It ended before it listened: {await _errors}");
    }

    /// <summary>Waits until it is ready.</summary>
    /// <returns>What it says about its parts.</returns>
    public static async Task<string> ReadyAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await ticks.WaitForNextTickAsync(patience.Token))
        {
            using var answer = await http.GetAsync("/health/ready", patience.Token);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStringAsync(patience.Token);
        }

        throw new InvalidOperationException("It never became ready.");
    }

    /// <summary>Asks it to stop, as an operator's tools do: with SIGTERM.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code, and the lines on the error stream.</returns>
    public async Task<(int Code, string[] Errors)> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var rest = _process.StandardOutput.ReadToEndAsync(patience.Token); // Read, or a full pipe would hold it up.
        await _process.WaitForExitAsync(patience.Token);
        await rest;
        return (_process.ExitCode, (await _errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
