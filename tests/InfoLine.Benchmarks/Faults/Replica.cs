using System.Net;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Faults;

/// <summary>One process of the service, with a folder of its own, that can be killed and started again at the same address.</summary>
/// <param name="folder">What it keeps on its disk.</param>
/// <param name="settings">As environment.</param>
internal sealed class Replica(string folder, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private readonly List<string> _log = [];
    private Child? _child;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; } = Child.FreePort();

    /// <summary>What it keeps on its disk.</summary>
    public string Folder => folder;

    /// <summary>More environment, from the next start on: another clock.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>True when it has ended by itself or was ended.</summary>
    public bool HasEnded => _child is not { HasEnded: false };

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            while (_child is not null && _child.Lines.TryDequeue(out var line))
                _log.Add(line);
            return _log;
        }
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public void Start()
    {
        Directory.CreateDirectory(folder);
        _child = Child.Start(
            [Repository.Service], settings.Concat(Environment).Append(new("ASPNETCORE_URLS", $"http://{Address}")).DistinctBy(one => one.Key, StringComparer.Ordinal), folder);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or is not ready within a minute.</exception>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await IsReadyAsync(http))
        {
            if (HasEnded || patience.IsCancellationRequested)
                throw new InvalidOperationException($"A replica did not become ready:{System.Environment.NewLine}{string.Join(System.Environment.NewLine, Log.TakeLast(20))}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _child?.Kill();
        Forget();
    }

    /// <summary>SIGTERM; waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        var code = _child is null ? 0 : await _child.TerminateAsync();
        Forget();
        return code;
    }

    public void Dispose()
    {
        if (!HasEnded)
            _child?.Kill();
        Forget();
    }

    private void Forget()
    {
        _ = Log;
        _child?.Dispose();
        _child = null;
    }

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{Address}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
