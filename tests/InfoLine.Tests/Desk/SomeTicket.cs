using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Desk;

/// <summary>Tickets at every place of their life, made by living it. The clock: Monday 23 November 2026, 11:00 in India.</summary>
public static class SomeTicket
{
    public const string Meera = "meera";
    public const string Ravi = "ravi";

    public static readonly DateTimeOffset Monday = SomeCalendar.At("2026-11-23 11:00");

    public static TicketRules Rules { get; } = new();

    public static TicketLifecycle Life { get; } = new(Rules);

    public static DeskTerms Terms { get; } = new("K7H4M", "by 5 pm today", "jhansi", SomeCalendar.At("2026-11-23 17:00"));

    public static Ticket New { get; } = TicketLifecycle.Open(
        new()
        {
            Id = new string('a', 32),
            Code = "K7H4M",
            To = new("asha", "loop", "+91"),
            CentreId = "jhansi",
            Reason = "asked",
            Language = "hi",
            CreatedAt = Monday,
            WaitingSince = Monday,
            PromisedAt = Terms.By,
        },
        DeskActor.Person).After;

    public static TicketInput.Claim ByMeera { get; } = new(Meera);

    public static TicketInput.Close Closing { get; } = new(Meera, "Mudra", TicketOutcome.Answered);

    /// <summary>A ticket in this status, as it comes there on the usual way. Who has it, where somebody does, is Meera.</summary>
    public static Ticket In(TicketStatus status) => status switch
    {
        TicketStatus.Waiting => New,
        TicketStatus.Claimed => After(New, ByMeera),
        TicketStatus.Answered => After(In(TicketStatus.Claimed), new TicketInput.Reply(Meera)),
        TicketStatus.Snoozed => After(In(TicketStatus.Answered), new TicketInput.Snooze(Meera, Monday.AddDays(1))),
        TicketStatus.Closed => After(In(TicketStatus.Answered), Closing),
        TicketStatus.Reopened => After(In(TicketStatus.Closed), new TicketInput.Reopen(Meera)),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Ticket After(Ticket ticket, TicketInput input, DateTimeOffset? now = null) => Done(ticket, input, now).After;

    public static TicketDecision.Done Done(Ticket ticket, TicketInput input, DateTimeOffset? now = null) => Decide(ticket, input, now).ShouldBeOfType<TicketDecision.Done>();

    public static DeskRefusal Refused(Ticket ticket, TicketInput input, DateTimeOffset? now = null) => Decide(ticket, input, now).ShouldBeOfType<TicketDecision.Refused>().Why;

    public static TicketDecision Decide(Ticket ticket, TicketInput input, DateTimeOffset? now = null) => Life.Decide(ticket, input, SomeCalendar.Shipped, now ?? Monday);
}
