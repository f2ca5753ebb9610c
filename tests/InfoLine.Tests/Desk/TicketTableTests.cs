using InfoLine.Desk;
using InfoLine.Dialogs;
using static InfoLine.Tests.Desk.SomeTicket;

namespace InfoLine.Tests.Desk;

/// <summary>What every input does in every status. A status: it goes there. "noted": it stays, with a line of history. In brackets: the refusal.</summary>
public sealed class TicketTableTests
{
    private const string Table = """
        write           noted         Waiting Claimed Reopened
        write           Claimed       Answered
        write           Waiting       Snoozed
        write           Reopened      Closed
        hand over       noted         Waiting Claimed Reopened
        hand over       Claimed       Answered
        hand over       Waiting       Snoozed
        hand over       Reopened      Closed
        add case        noted         Waiting Claimed Reopened
        add case        Claimed       Answered
        add case        Waiting       Snoozed
        add case        (NotNow)      Closed
        forget          Closed        Waiting Claimed Answered Snoozed Reopened
        forget          (NotNow)      Closed
        leave           noted         Waiting Claimed Answered Snoozed
        leave           nothing       Closed Reopened
        tell help       (NotNow)      Waiting Claimed Answered Snoozed Reopened
        tell help       noted         Closed
        claim           Claimed       Waiting Snoozed Reopened
        claim           nothing       Claimed Answered
        claim           (NotNow)      Closed
        other's claim   Claimed       Waiting Snoozed Reopened
        other's claim   (HeldByOther) Claimed Answered
        other's claim   (NotNow)      Closed
        take over       Claimed       Waiting Answered Snoozed Reopened
        take over       noted         Claimed
        take over       (NotNow)      Closed
        release         (NotYours)    Waiting Snoozed Reopened
        release         Waiting       Claimed Answered
        release         (NotNow)      Closed
        other's release (NotYours)    Waiting Claimed Answered Snoozed Reopened
        other's release (NotNow)      Closed
        reply           (NotYours)    Waiting Snoozed Reopened
        reply           Answered      Claimed
        reply           noted         Answered
        reply           (NotNow)      Closed
        other's reply   (NotYours)    Waiting Claimed Answered Snoozed Reopened
        other's reply   (NotNow)      Closed
        note            noted         Waiting Claimed Answered Snoozed Closed Reopened
        ask             (NotYours)    Waiting Snoozed Reopened
        ask             Answered      Claimed
        ask             noted         Answered
        ask             (NotNow)      Closed
        other's ask     (NotYours)    Waiting Claimed Answered Snoozed Reopened
        other's ask     (NotNow)      Closed
        serve           noted         Waiting Claimed Answered Snoozed Closed Reopened
        other's serve   noted         Waiting Snoozed Closed Reopened
        other's serve   (HeldByOther) Claimed Answered
        snooze          Snoozed       Waiting Claimed Answered Reopened
        snooze          noted         Snoozed
        snooze          (NotNow)      Closed
        other's snooze  Snoozed       Waiting Reopened
        other's snooze  (HeldByOther) Claimed Answered
        other's snooze  noted         Snoozed
        other's snooze  (NotNow)      Closed
        snooze to then  (BadTime)     Waiting Claimed Answered Snoozed Closed Reopened
        transfer        noted         Waiting
        transfer        Waiting       Claimed Answered Snoozed Reopened
        transfer        (NotNow)      Closed
        transfer here   (NotNow)      Waiting Claimed Answered Snoozed Closed Reopened
        give back       noted         Waiting Claimed Answered Snoozed
        give back       (NotNow)      Closed Reopened
        close           Closed        Waiting Claimed Answered Snoozed Reopened
        close           (NotNow)      Closed
        other's close   Closed        Waiting Snoozed Reopened
        other's close   (HeldByOther) Claimed Answered
        other's close   (NotNow)      Closed
        reopen          (NotNow)      Waiting Claimed Answered Snoozed Reopened
        reopen          Reopened      Closed
        time            noted         Waiting
        time            Waiting       Claimed Snoozed
        time            nothing       Answered Closed Reopened
        """;

    private static readonly (string Name, TicketInput Input)[] Inputs =
    [
        ("write", new TicketInput.Write("m1")),
        ("hand over", new TicketInput.HandOver("m1", "voice", Terms)),
        ("add case", new TicketInput.AddCase("not_helped", IsPromised: true)),
        ("forget", new TicketInput.Forget()),
        ("leave", new TicketInput.Leave()),
        ("tell help", new TicketInput.TellHelp(Helped.Partly)),
        ("claim", ByMeera),
        ("other's claim", new TicketInput.Claim(Ravi)),
        ("take over", new TicketInput.Claim(Ravi, TakeOver: true)),
        ("release", new TicketInput.Release(Meera)),
        ("other's release", new TicketInput.Release(Ravi)),
        ("reply", new TicketInput.Reply(Meera)),
        ("other's reply", new TicketInput.Reply(Ravi)),
        ("note", new TicketInput.Note(Ravi)),
        ("ask", new TicketInput.Ask(Meera)),
        ("other's ask", new TicketInput.Ask(Ravi)),
        ("serve", new TicketInput.Serve(Meera, TicketFact.WroteDown)),
        ("other's serve", new TicketInput.Serve(Ravi, TicketFact.SentOn)),
        ("snooze", new TicketInput.Snooze(Meera, Monday.AddDays(2))),
        ("other's snooze", new TicketInput.Snooze(Ravi, Monday.AddDays(2))),
        ("snooze to then", new TicketInput.Snooze(Meera, Monday)),
        ("transfer", new TicketInput.Transfer(Meera, "niwari")),
        ("transfer here", new TicketInput.Transfer(Meera, "jhansi")),
        ("give back", new TicketInput.GiveBack(Meera)),
        ("close", Closing),
        ("other's close", new TicketInput.Close(Ravi, "Mudra", TicketOutcome.NoReply)),
        ("reopen", new TicketInput.Reopen(Ravi)),
        ("time", new TicketInput.Due()),
    ];

    [Fact]
    public void Every_input_in_every_status_does_what_the_table_says()
    {
        var lines = Inputs.SelectMany(input => Enum.GetValues<TicketStatus>()
            .GroupBy(status => Cell(status, input.Input), StringComparer.Ordinal)
            .Select(group => $"{input.Name,-15} {group.Key,-13} {string.Join(' ', group)}"));
        string.Join('\n', lines).ShouldBe(Table.ReplaceLineEndings("\n"));
    }

    private static string Cell(TicketStatus status, TicketInput input)
    {
        var before = In(status);
        before.Status.ShouldBe(status);
        var now = input is TicketInput.Due && before.DueAt is { } due ? due : Monday;
        return Decide(before, input, now) switch
        {
            TicketDecision.Refused refused => $"({refused.Why})",
            TicketDecision.Done done when done.After.Status != status => done.After.Status.ToString(),
            TicketDecision.Done done => done.Events.IsEmpty ? "nothing" : "noted",
            _ => "?",
        };
    }
}
