using System.Diagnostics;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>A Redis of our own that keeps nothing.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly Process _process;

    private RedisServer(Process process, string configuration) => (_process, Configuration) = (process, configuration);

    /// <summary>For <c>Redis:Configuration</c>.</summary>
    public string Configuration { get; }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan Cpu => ProcessTree.Cpu(_process.Id);

    /// <summary>Starts it; null where it is not installed: replicas work without it.</summary>
    public static RedisServer? Start()
    {
        if (!File.Exists(Program))
            return null;
        var address = Child.FreePorts(1)[0];
        var process = Process.Start(new ProcessStartInfo(Program, ["--port", $"{address.Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { UseShellExecute = false, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Redis did not start.");
        process.BeginOutputReadLine();
        return new(process, $"{address}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
