using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace InfoLine.Tests.Harness;

/// <summary>A line between two programs that can be cut: bytes go through a port of its own until <see cref="Cut"/>, and again after <see cref="Mend"/>.</summary>
public sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private bool _isCut;

    /// <param name="host">Who is at the other end.</param>
    /// <param name="port">On which port.</param>
    public CutLine(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where to connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends every connection and takes no new one.</summary>
    public void Cut()
    {
        Volatile.Write(ref _isCut, true);
        foreach (var client in _open.Keys)
            client.Close();
    }

    /// <summary>Takes connections again.</summary>
    public void Mend() => Volatile.Write(ref _isCut, false);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptTcpClientAsync(_end.Token);
            if (Volatile.Read(ref _isCut))
                near.Close();
            else
                _ = JoinAsync(near);
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var far = new TcpClient();
        _open[near] = 0;
        _open[far] = 0;
        try
        {
            await far.ConnectAsync(_host, _port, _end.Token);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _end.Token), far.GetStream().CopyToAsync(near.GetStream(), _end.Token));
        }
        catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Cut.
        }

        near.Close();
        _open.TryRemove(near, out _);
        _open.TryRemove(far, out _);
    }
}
