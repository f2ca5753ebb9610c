using System.Net.Sockets;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Faults;

/// <summary>A Redis of the run's own, which can be killed, frozen and emptied.</summary>
internal sealed class RedisServer(string folder) : IDisposable
{
    /// <summary>Debian's.</summary>
    public const string Program = "/usr/bin/redis-server";

    private readonly System.Net.IPEndPoint _address = Child.FreePort();
    private System.Diagnostics.Process? _server;

    /// <summary>What <c>Redis:Configuration</c> holds.</summary>
    public string Configuration => _address.ToString();

    /// <summary>Starts it and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        _server = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            Program, ["--port", $"{_address.Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder, "--logfile", Path.Combine(folder, "redis.log")]));
        while (!await TryAsync("PING\r\n"u8.ToArray()))
            await Task.Delay(20);
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
        _server = null;
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    public Task FreezeAsync() => Tool.SignalAsync("STOP", Running.Id);

    /// <summary>It answers again.</summary>
    public Task ThawAsync() => Tool.SignalAsync("CONT", Running.Id);

    /// <summary>It forgets everything.</summary>
    public Task<bool> FlushAsync() => TryAsync("FLUSHALL\r\n"u8.ToArray());

    public void Dispose() => Kill();

    private System.Diagnostics.Process Running => _server ?? throw new InvalidOperationException("Redis is not running.");

    private async Task<bool> TryAsync(byte[] command)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_address);
            await client.GetStream().WriteAsync(command);
            return await client.GetStream().ReadAsync(new byte[64]) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
