namespace Pipelines.Sockets.Unofficial;

/// <summary>Why a connection ended. The numbers are those that the library compares with.</summary>
public enum PipeShutdownKind
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>We closed it.</summary>
    PipeDisposed = 1,

    /// <summary>The other side closed it.</summary>
    ReadEndOfStream = 100,

    /// <summary>Reading failed.</summary>
    ReadFailed = 101,

    /// <summary>Nobody wanted to read on.</summary>
    ReadFlushCompleted = 105,

    /// <summary>There was nothing more to write.</summary>
    WriteEndOfStream = 200,

    /// <summary>Writing failed.</summary>
    WriteFailed = 201,

    /// <summary>The client said goodbye in its protocol.</summary>
    ProtocolExitClient = 400,
}
