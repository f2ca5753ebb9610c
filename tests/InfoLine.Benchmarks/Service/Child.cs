using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Service;

/// <summary>A process of its own that is measured from outside.</summary>
internal sealed class Child : IDisposable
{
    private static int _lastPort = 20_000 + (Environment.ProcessId % 5_000);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Child(Process process) => _process = process;

    /// <summary>What it wrote on both streams, as long as it was not taken.</summary>
    public ConcurrentQueue<string> Lines => _lines;

    public bool HasEnded => _process.HasExited;

    /// <summary>The CPU time that it has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes => Machine.ResidentBytes(_process.Id);

    /// <summary>Starts <c>dotnet</c> with arguments and settings in the environment, in a folder of its own where one is named.</summary>
    public static Child Start(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var child = new Child(new Process { StartInfo = start });
        child._process.OutputDataReceived += child.Hear;
        child._process.ErrorDataReceived += child.Hear;
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>
    /// A free port, another one each time. Below those that the system gives to callers: a caller that knocks on a closed port of that range can end up talking to itself, and keep the port.
    /// </summary>
    public static IPEndPoint FreePort() => FreePorts(1)[0];

    /// <summary>Several of them.</summary>
    public static List<IPEndPoint> FreePorts(int count)
    {
        var free = new List<IPEndPoint>();
        while (free.Count < count)
        {
            var address = new IPEndPoint(IPAddress.Loopback, Interlocked.Increment(ref _lastPort));
            try
            {
                using var listener = new TcpListener(address);
                listener.Start();
                free.Add(address);
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }

        return free;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"It ended with {_process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, Lines)}");
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop, as an operator's tools do, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        await Tool.SignalAsync("TERM", _process.Id);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            _lines.Enqueue(text);
    }
}
