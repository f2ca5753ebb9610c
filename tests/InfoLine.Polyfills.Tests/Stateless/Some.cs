using Stateless;

namespace InfoLine.Polyfills.Tests.Stateless;

/// <summary>The states of a help desk ticket, the example of all these tests. Taken and Waiting are substates of Active where a test says so.</summary>
public enum Ticket
{
    Open,
    Active,
    Taken,
    Waiting,
    Closed,
}

/// <summary>What can happen to a ticket.</summary>
public enum Event
{
    Take,
    Ask,
    Answer,
    Note,
    Close,
}

/// <summary>Makes what tests begin with.</summary>
internal static class Some
{
    internal static StateMachine<Ticket, Event> Machine(Ticket initial = Ticket.Open, FiringMode mode = FiringMode.Queued) => new(initial, mode);

    /// <summary>Open leads to Taken, a substate of Active; Taken and Waiting lead to each other; Active leads to Closed. Every entry and
    /// exit is written to the log.</summary>
    internal static StateMachine<Ticket, Event> Desk(List<string> log, Ticket initial = Ticket.Open, FiringMode mode = FiringMode.Queued)
    {
        var machine = Machine(initial, mode);
        foreach (var state in Enum.GetValues<Ticket>())
            machine.Configure(state).OnEntry(() => log.Add($"enter {state}")).OnExit(() => log.Add($"exit {state}"));
        machine.Configure(Ticket.Open).Permit(Event.Take, Ticket.Taken);
        machine.Configure(Ticket.Active).Permit(Event.Close, Ticket.Closed);
        machine.Configure(Ticket.Taken).SubstateOf(Ticket.Active).Permit(Event.Ask, Ticket.Waiting);
        machine.Configure(Ticket.Waiting).SubstateOf(Ticket.Active).Permit(Event.Answer, Ticket.Taken);
        return machine;
    }
}
