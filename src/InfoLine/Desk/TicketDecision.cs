using System.Collections.Immutable;

namespace InfoLine.Desk;

/// <summary>What an input leads to: a change with all that follows from it, or a refusal.</summary>
public abstract record TicketDecision
{
    private TicketDecision()
    {
    }

    /// <summary>It is so.</summary>
    /// <param name="After">The ticket afterwards. Its version is still the old one: the store counts.</param>
    public sealed record Done(Ticket After) : TicketDecision
    {
        /// <summary>What to write into the history, in order; empty when nothing changed.</summary>
        public ImmutableArray<TicketEvent> Events { get; init; } = [];

        /// <summary>True when the dialogs get the conversation back from the desk.</summary>
        public bool GivesBack { get; init; }

        /// <summary>True when the villager must be told that we are late, and by when they hear from us now.</summary>
        public bool Apologises { get; init; }
    }

    /// <summary>It is not so, and nothing has changed.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Holder">Who has the ticket, where that is why.</param>
    public sealed record Refused(DeskRefusal Why, string? Holder = null) : TicketDecision;
}

/// <summary>Why something was not done.</summary>
public enum DeskRefusal
{
    /// <summary>There is no such ticket, or it belongs to another centre.</summary>
    NotFound,

    /// <summary>That cannot be done to a ticket that is where this one is.</summary>
    NotNow,

    /// <summary>Somebody else has it; taking it over is possible, and noted.</summary>
    HeldByOther,

    /// <summary>Nobody has it, or somebody else: take it first.</summary>
    NotYours,

    /// <summary>The claim has lapsed: take it again.</summary>
    Lapsed,

    /// <summary>The time lies behind, or more than a month ahead.</summary>
    BadTime,

    /// <summary>There is no such centre.</summary>
    UnknownCentre,

    /// <summary>Only a supervisor may do this.</summary>
    NotAllowed,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>More was written than a message may have.</summary>
    TooLong,

    /// <summary>The person has said STOP. Nothing can override that.</summary>
    Stopped,

    /// <summary>The channel takes no free text so long after the person's last message.</summary>
    WindowClosed,

    /// <summary>There is no way to write to this person.</summary>
    NoAddress,

    /// <summary>Somebody else was quicker; look again.</summary>
    Changed,

    /// <summary>They were asked to write already, and have not.</summary>
    AskedAlready,
}

/// <summary>One line of a ticket's history.</summary>
/// <param name="Number">Counted from 0 within the ticket.</param>
/// <param name="At">When.</param>
/// <param name="Name">What happened, in the past tense.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="StaffId">The member of staff, or null.</param>
/// <param name="From">The status before.</param>
/// <param name="To">The status after; the same where only something was noted.</param>
/// <param name="CentreId">The centre that has it afterwards.</param>
public sealed record TicketEvent(int Number, DateTimeOffset At, TicketFact Name, DeskActor Actor, string? StaffId, TicketStatus From, TicketStatus To, string CentreId)
{
    /// <summary>What it was about, in one word: a reason, a centre, who had it before, an outcome; or null. Never a person's words.</summary>
    public string? About { get; init; }
}
