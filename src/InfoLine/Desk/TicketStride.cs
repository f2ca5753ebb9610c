using System.Collections.Immutable;

namespace InfoLine.Desk;

/// <summary>One step of a ticket while it is decided: what it will be, and what goes with it.</summary>
/// <param name="Before">The ticket as it was.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="StaffId">The member of staff, or null.</param>
/// <param name="Now">When.</param>
internal sealed record TicketStride(Ticket Before, DeskActor Actor, string? StaffId, DateTimeOffset Now)
{
    /// <summary>The ticket as it will be.</summary>
    public Ticket After { get; init; } = Before;

    public ImmutableArray<TicketEvent> Events { get; init; } = [];

    /// <summary>A value of an enum as it stands in a history: <c>no_reply</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Storage.Coded<T>.Write(value);

    /// <summary>A closed ticket as an open one: what was said at closing no longer holds.</summary>
    public static Ticket Opened(Ticket ticket) => ticket with { ClosedAt = null, ClosedBy = null, Subject = null, Outcome = null, Helped = null, PromisesMissed = 0 };

    /// <summary>Changes the ticket.</summary>
    public TicketStride Set(Func<Ticket, Ticket> change) => this with { After = change(After) };

    /// <summary>Nobody has it any more.</summary>
    public TicketStride LetGo() => Set(ticket => ticket with { Handler = null, LeaseUntil = null });

    /// <summary>It is open again.</summary>
    public TicketStride Open() => Set(Opened);

    /// <summary>Moves the ticket where a trigger leads; null where it leads nowhere.</summary>
    public TicketStride? Move(TicketTrigger trigger) =>
        TicketMachine.After(After.Status, trigger) is { } status ? this with { After = After with { Status = status } } : null;

    /// <summary>Writes a line of history about the step so far.</summary>
    public TicketStride Note(TicketFact fact, string? about = null) => this with
    {
        After = After with { Events = After.Events + 1 },
        Events = Events.Add(new(After.Events, Now, fact, Actor, StaffId, Before.Status, After.Status, After.CentreId) { About = about }),
    };

    /// <summary>The step is complete.</summary>
    public TicketDecision.Done Done() => new(After) { Events = Events };
}
