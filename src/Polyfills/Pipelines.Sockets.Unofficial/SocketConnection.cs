using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A socket as two pipes.</summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Socket _socket;
    private readonly StreamPump _pump;

    private SocketConnection(Socket socket, PipeOptions? sendOptions, PipeOptions? receiveOptions)
    {
        _socket = socket;
        _pump = new(new NetworkStream(socket, ownsSocket: true), sendOptions, receiveOptions);
    }

    /// <inheritdoc/>
    public PipeReader Input => _pump.Input;

    /// <inheritdoc/>
    public PipeWriter Output => _pump.Output;

    /// <inheritdoc/>
    public long TotalBytesSent => _pump.TotalBytesSent;

    /// <inheritdoc/>
    public long TotalBytesReceived => _pump.TotalBytesReceived;

    /// <summary>Bytes of the other side so far.</summary>
    public long BytesRead => _pump.TotalBytesReceived;

    /// <summary>Bytes handed to the other side so far.</summary>
    public long BytesSent => _pump.TotalBytesSent;

    /// <summary>How many bytes the last read brought.</summary>
    public int LastReceived => _pump.LastReceived;

    /// <summary>Why it ended.</summary>
    public PipeShutdownKind ShutdownKind => _pump.ShutdownKind;

    /// <summary>What the socket said when it failed.</summary>
    public SocketError SocketError => _pump.SocketError;

    /// <summary>Does nothing: everything that is needed is part of the framework now.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>A socket for short questions: what is written goes out at once.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            socket.NoDelay = true;
    }

    /// <summary>Begins to read and write a connected socket, which belongs to the connection from now on.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The library passes them.")]
    public static SocketConnection Create(
        Socket socket, PipeOptions? sendPipeOptions, PipeOptions? receivePipeOptions, SocketConnectionOptions connectionOptions = SocketConnectionOptions.None, string? name = null) =>
        new(socket, sendPipeOptions, receivePipeOptions);

    /// <summary>Notes that the protocol has ended, so that the end of the stream is no failure.</summary>
    /// <returns>False when it had ended before.</returns>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) => _pump.TryEnd(kind);

    /// <summary>How much waits where.</summary>
    public Counters GetCounters() => new(AvailableOnSocket());

    /// <summary>Closes the socket.</summary>
    public void Dispose() => _pump.Dispose();

    private long AvailableOnSocket()
    {
        try
        {
            return _socket.Available;
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return -1;
        }
    }

    /// <summary>How much waits where, for the words of an error.</summary>
    /// <param name="BytesAvailableOnSocket">Not yet read by us; -1 for a closed socket.</param>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    public readonly record struct Counters(long BytesAvailableOnSocket)
    {
        /// <summary>Not known here.</summary>
        [SuppressMessage("Performance", "CA1822", Justification = "Of the instance in the library's eyes.")]
        public long BytesWaitingToBeRead => -1;

        /// <summary>Not known here.</summary>
        [SuppressMessage("Performance", "CA1822", Justification = "Of the instance in the library's eyes.")]
        public long BytesWaitingToBeSent => -1;
    }
}

/// <summary>Wishes for a connection. The library passes some; none changes anything here.</summary>
[Flags]
public enum SocketConnectionOptions
{
    /// <summary>No wish.</summary>
    None = 0,
}
