using System.Collections.Concurrent;

namespace InfoLine.Tests.Harness;

/// <summary>Keeps what the service logs, as an operator reads it.</summary>
public sealed class HeardLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(int Event, string Text)> _lines = new();

    /// <summary>The lines of one event, in order.</summary>
    public string[] Of(int eventId) => [.. _lines.Where(line => line.Event == eventId).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(ConcurrentQueue<(int Event, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((eventId.Id, formatter(state, exception)));
    }
}
