using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A stream, such as one with TLS, as pipes.</summary>
public static class StreamConnection
{
    /// <summary>Both directions; the stream belongs to the pipes from now on.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The library passes it.")]
    public static IDuplexPipe GetDuplex(Stream stream, PipeOptions? sendPipeOptions, PipeOptions? receivePipeOptions, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamPump(stream, sendPipeOptions, receivePipeOptions);
    }

    /// <summary>One direction, for a stream of which nothing is written.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The library passes them.")]
    public static PipeReader GetReader(Stream stream, PipeOptions? pipeOptions, string? name = null) => PipeReader.Create(stream);
}
