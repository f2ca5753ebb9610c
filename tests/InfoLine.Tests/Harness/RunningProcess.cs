using System.Diagnostics;

namespace InfoLine.Tests.Harness;

/// <summary>A program beside the test: its output is read line by line, and it ends with the test.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunningProcess(string program, params string[] arguments)
    {
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, output) => Hear(output.Data);
        _process.ErrorDataReceived += (_, output) => Hear(output.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Of the process, for a signal.</summary>
    public int Id => _process.Id;

    /// <summary>Everything it has said so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>Waits until what it has said makes sense of something.</summary>
    /// <returns>The first result that is not null.</returns>
    public async Task<T> UntilAsync<T>(Func<string[], T?> read)
        where T : class
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var more = Volatile.Read(ref _more).Task;
            if (read(Lines) is { } result)
                return result;
            try
            {
                await more.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} did not say in time what was waited for. Its last lines:\n{string.Join('\n', Lines.TakeLast(40))}", late);
            }
        }
    }

    public Task<string> LineAsync(string part) => UntilAsync(lines => lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
        Interlocked.Exchange(ref _more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
