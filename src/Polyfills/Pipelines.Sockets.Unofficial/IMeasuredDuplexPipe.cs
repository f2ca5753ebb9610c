using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Two pipes that count what goes through.</summary>
public interface IMeasuredDuplexPipe : IDuplexPipe
{
    /// <summary>Bytes handed to the other side so far.</summary>
    long TotalBytesSent { get; }

    /// <summary>Bytes of the other side so far.</summary>
    long TotalBytesReceived { get; }
}
