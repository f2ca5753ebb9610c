namespace Pipelines.Sockets.Unofficial;

/// <summary>The other side cut the connection.</summary>
public sealed class ConnectionResetException : IOException
{
    /// <summary>Without a cause.</summary>
    public ConnectionResetException() : this("The other side cut the connection.")
    {
    }

    /// <summary>With a sentence of its own.</summary>
    public ConnectionResetException(string message) : base(message)
    {
    }

    /// <summary>With what was thrown first.</summary>
    public ConnectionResetException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
