using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace InfoLine.Tests.Desk;

/// <summary>A wire between a browser and the service that can be cut: every connection breaks in the middle of whatever it carries, and new ones can be made at once.</summary>
internal sealed class BadWire : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, Carried> _open = new();
    private readonly SemaphoreSlim _streams = new(0);
    private readonly Uri _service;
    private readonly Task _accepting;
    private TaskCompletionSource? _atFetch;

    public BadWire(Uri service)
    {
        _service = service;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds the service.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Waits until the browser has one more stream of events, and the service has begun to answer it.</summary>
    public async Task StreamAsync() => (await _streams.WaitAsync(Patience)).ShouldBeTrue("The page did not come back.");

    /// <summary>Cuts everything that goes over the wire now.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
            Break(socket);
    }

    /// <summary>Cuts everything when the page next fetches what is new, before it has an answer.</summary>
    public Task CutAtFetchAsync()
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _atFetch, cut);
        return cut.Task.WaitAsync(Patience);
    }

    /// <summary>From now on nothing comes through on the streams that are open, and nobody is told: as when a phone has lost its mast.</summary>
    public void Mute()
    {
        foreach (var carried in _open.Values.Where(carried => carried.IsStream))
            carried.IsMuted = true;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        Cut();
        _streams.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The wire is taken down.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        var service = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var carried = _open[browser] = _open[service] = new();
        try
        {
            await service.ConnectAsync(_service.Host, _service.Port);
            await Task.WhenAny(
                PumpAsync(browser, service, carried, bytes =>
                {
                    carried.IsAsked |= bytes.IndexOf("GET /desk/events"u8) >= 0;
                    if (bytes.IndexOf("HX-Target: thread"u8) < 0 || Interlocked.Exchange(ref _atFetch, null) is not { } waiting)
                        return;
                    Cut();
                    waiting.SetResult();
                }),
                PumpAsync(service, browser, carried, bytes =>
                {
                    if (carried.IsStream || !carried.IsAsked)
                        return;
                    carried.IsStream = true;
                    Hurry(bytes);
                    _streams.Release();
                }));
        }
        catch (SocketException)
        {
            // Cut while it was made.
        }

        Break(browser);
        Break(service);
    }

    private static async Task PumpAsync(Socket from, Socket to, Carried carried, SeeBytes see)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(bytes) is var count and > 0)
            {
                see(bytes.AsSpan(0, count));
                if (!carried.IsMuted)
                    await to.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // The other direction ends with it.
        }
    }

    // Browsers wait two seconds before they come back; a test with a hundred cuts does not.
    private static void Hurry(Span<byte> bytes)
    {
        if (bytes.IndexOf("retry: 2000"u8) is var at and >= 0)
            "retry: 0010"u8.CopyTo(bytes[at..]);
    }

    private void Break(Socket socket)
    {
        if (_open.TryRemove(socket, out _))
            socket.Close(timeout: 0);
    }

    private delegate void SeeBytes(Span<byte> bytes);

    private sealed class Carried
    {
        public bool IsAsked { get; set; }

        public bool IsStream { get; set; }

        public bool IsMuted { get; set; }
    }
}
