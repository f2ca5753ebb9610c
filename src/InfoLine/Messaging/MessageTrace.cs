using System.Buffers;
using System.Diagnostics;

namespace InfoLine.Messaging;

/// <summary>One trace follows a message from the webhook to the last receipt: accept, turn, send, receipt, whichever replica does them.</summary>
/// <remarks>The id of the trace is the id of the message's row in the inbox, which the log names as well. So nothing needs to be carried along, and rows, log and traces are found by the same id.</remarks>
public static class MessageTrace
{
    /// <summary>What a collector listens to.</summary>
    public const string SourceName = "InfoLine";

    private const int IdLetters = 32;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins a stop on the way of a message; it ends when it is disposed of.</summary>
    /// <param name="stop">Which stop, one word.</param>
    /// <param name="id">The id of an inbox row, or of an outbox row, which begins with it.</param>
    /// <param name="route">By which way the message goes.</param>
    /// <returns>Null when nobody listens, or the id belongs to no message.</returns>
    public static Activity? Begin(string stop, string id, string route)
    {
        if (!Source.HasListeners() || id.Length < IdLetters || id.AsSpan(0, IdLetters).ContainsAnyExcept(Hex))
            return null;
        var inbox = id.AsSpan(0, IdLetters);
        var root = new ActivityContext(ActivityTraceId.CreateFromString(inbox), ActivitySpanId.CreateFromString(inbox[(IdLetters / 2)..]), ActivityTraceFlags.Recorded, isRemote: true);
        return Source.StartActivity(stop, ActivityKind.Internal, root, [new("infoline.message", id), new("infoline.route", route)]);
    }
}
