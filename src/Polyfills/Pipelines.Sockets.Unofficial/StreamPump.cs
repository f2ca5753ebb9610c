using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Moves bytes between a stream and two pipes until one side ends. Closing it closes the stream.</summary>
internal sealed class StreamPump : IMeasuredDuplexPipe, IDisposable
{
    private const int LeastRoom = 2048;

    private readonly Stream _stream;
    private readonly Pipe _receive;
    private readonly Pipe _send;
    private long _sent;
    private long _received;
    private int _lastReceived;
    private int _kind;
    private int _closed;

    /// <summary>Begins at once.</summary>
    /// <param name="stream">Both ways; it belongs to the pump now.</param>
    /// <param name="sendOptions">Of the pipe towards the other side.</param>
    /// <param name="receiveOptions">Of the pipe from the other side.</param>
    public StreamPump(Stream stream, PipeOptions? sendOptions, PipeOptions? receiveOptions)
    {
        _stream = stream;
        _send = new(sendOptions ?? PipeOptions.Default);
        _receive = new(receiveOptions ?? PipeOptions.Default);
        _ = ReceiveAsync();
        _ = SendAsync();
    }

    public PipeReader Input => _receive.Reader;

    public PipeWriter Output => _send.Writer;

    public long TotalBytesSent => Volatile.Read(ref _sent);

    public long TotalBytesReceived => Volatile.Read(ref _received);

    /// <summary>How many bytes the last read brought.</summary>
    public int LastReceived => Volatile.Read(ref _lastReceived);

    /// <summary>Why it ended first.</summary>
    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _kind);

    /// <summary>What the socket said when it failed.</summary>
    public SocketError SocketError { get; private set; }

    /// <summary>Notes why it ends; only the first reason counts.</summary>
    /// <returns>True for the first.</returns>
    public bool TryEnd(PipeShutdownKind kind) => Interlocked.CompareExchange(ref _kind, (int)kind, 0) == 0;

    public void Dispose()
    {
        TryEnd(PipeShutdownKind.PipeDisposed);
        Close();
    }

    private async Task ReceiveAsync()
    {
        Exception? trouble = null;
        try
        {
            while (true)
            {
                var read = await _stream.ReadAsync(_receive.Writer.GetMemory(LeastRoom)).ConfigureAwait(false);
                Volatile.Write(ref _lastReceived, read);
                if (read == 0)
                {
                    TryEnd(PipeShutdownKind.ReadEndOfStream);
                    break;
                }

                Interlocked.Add(ref _received, read);
                _receive.Writer.Advance(read);
                var flushed = await _receive.Writer.FlushAsync().ConfigureAwait(false);
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    TryEnd(PipeShutdownKind.ReadFlushCompleted);
                    break;
                }
            }
        }
#pragma warning disable CA1031 // Whatever it was, the reader of the pipe hears of it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            trouble = Fail(thrown, PipeShutdownKind.ReadFailed);
        }

        await _receive.Writer.CompleteAsync(trouble).ConfigureAwait(false);
        Close();
    }

    private async Task SendAsync()
    {
        Exception? trouble = null;
        try
        {
            while (true)
            {
                var read = await _send.Reader.ReadAsync().ConfigureAwait(false);
                foreach (var part in read.Buffer)
                {
                    await _stream.WriteAsync(part).ConfigureAwait(false);
                    Interlocked.Add(ref _sent, part.Length);
                }

                if (!read.Buffer.IsEmpty)
                    await _stream.FlushAsync().ConfigureAwait(false);
                _send.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    TryEnd(PipeShutdownKind.WriteEndOfStream);
                    break;
                }
            }
        }
#pragma warning disable CA1031 // Whatever it was, the writer of the pipe hears of it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            trouble = Fail(thrown, PipeShutdownKind.WriteFailed);
        }

        await _send.Reader.CompleteAsync(trouble).ConfigureAwait(false);
        Close();
    }

    private Exception Fail(Exception thrown, PipeShutdownKind kind)
    {
        if ((thrown as SocketException ?? thrown.InnerException as SocketException) is { } socket)
        {
            if (TryEnd(kind))
                SocketError = socket.SocketErrorCode;
            if (socket.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
                return new ConnectionResetException(socket.Message, thrown);
        }

        TryEnd(kind);
        return thrown;
    }

    // One direction is of no use without the other. Closing the stream ends the loop that still waits in it.
    private void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // It was broken already.
        }

        _send.Reader.CancelPendingRead();
    }
}
