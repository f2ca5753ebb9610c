using System.Net;
using System.Net.Sockets;

namespace InfoLine.Benchmarks.Load;

/// <summary>One kept-alive connection that posts one request after the other. Speaks only as much HTTP as the two services under test need.</summary>
internal sealed class Caller(IPEndPoint service) : IDisposable
{
    private readonly byte[] _answer = new byte[8 * 1024];
    private Socket? _socket;

    /// <summary>Posts a request and waits for the whole answer.</summary>
    /// <returns>The HTTP status, or 0 when the connection could not be made or broke: then nobody knows what became of the request.</returns>
    public async Task<int> PostAsync(byte[] request)
    {
        try
        {
            if (_socket is null)
            {
                _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await _socket.ConnectAsync(service);
            }

            await _socket.SendAsync(request);
            return await ReadAsync(_socket);
        }
        catch (SocketException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<int> ReadAsync(Socket socket)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_answer.AsMemory(length));
            if (read == 0)
            {
                Dispose();
                return 0;
            }

            length += read;
            if (IsWhole(_answer.AsSpan(0, length), out var canGoOn))
            {
                if (!canGoOn)
                    Dispose();
                return ((_answer[9] - '0') * 100) + ((_answer[10] - '0') * 10) + (_answer[11] - '0');
            }
        }
    }

    // An answer of unknown length is one of trouble: its status is enough, and the connection is not used again.
    private static bool IsWhole(ReadOnlySpan<byte> answer, out bool canGoOn)
    {
        canGoOn = true;
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var at = answer.IndexOf("Content-Length: "u8);
        canGoOn = at >= 0 && at < head;
        if (!canGoOn)
            return true;
        var body = 0;
        for (var i = at + "Content-Length: ".Length; answer[i] != '\r'; i++)
            body = (body * 10) + (answer[i] - '0');
        return answer.Length >= head + 4 + body;
    }
}
