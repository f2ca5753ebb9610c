using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs;

/// <summary>Decides what a conversation does next. Pure: the same arguments give the same turn.</summary>
public static class Engine
{
    /// <summary>One input, one turn.</summary>
    /// <param name="flows">The dialogs in force.</param>
    /// <param name="session">Where the conversation stands; <see cref="Session.New"/> at first contact.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">The present moment, in the deployment's own time zone: reminders keep its daytime.</param>
    /// <returns>The turn. When <see cref="Turn.Question"/> is set, its effects hold already and the answer continues it.</returns>
    /// <remarks>Does not throw for any input or session, not even for a session that other dialogs made.</remarks>
    public static Turn Advance(FlowSet flows, Session session, Input input, DateTimeOffset now)
    {
        var talk = flows.Plan.Rent();
        var turn = talk.Take(session, input, now);

        // Not in a finally: after an exception the machine may hold half a turn, and must not serve another person.
        flows.Plan.Return(talk);
        return turn;
    }
}
