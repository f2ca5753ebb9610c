using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs;

/// <summary>Decides what a conversation does next. Pure: the same arguments give the same turn.</summary>
public static class Engine
{
    /// <summary>One input, one turn.</summary>
    /// <param name="flows">The dialogs in force.</param>
    /// <param name="session">Where the conversation stands; <see cref="Session.New"/> at first contact.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">The present moment.</param>
    public static Turn Advance(FlowSet flows, Session session, Input input, DateTimeOffset now) => throw new NotSupportedException();
}
