using System.Net;

namespace InfoLine.Benchmarks.Load;

/// <summary>Posts one request after the other, each to the next service.</summary>
internal sealed class RoundCaller(IReadOnlyList<IPEndPoint> services) : IDisposable
{
    private readonly Caller[] _callers = [.. services.Select(service => new Caller(service))];
    private int _next;

    /// <inheritdoc cref="Caller.PostAsync"/>
    public Task<int> PostAsync(byte[] request) => _callers[_next++ % _callers.Length].PostAsync(request);

    public void Dispose()
    {
        foreach (var caller in _callers)
            caller.Dispose();
    }
}
