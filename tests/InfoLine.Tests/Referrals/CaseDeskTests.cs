using InfoLine.Desk;
using InfoLine.Referrals;
using InfoLine.Storage;
using InfoLine.Tests.Desk;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Referrals;

/// <summary>What goes wrong with a referral reaches a person at a centre, on the whole line.</summary>
public sealed class CaseDeskTests
{
    private static readonly DeskScope Meera = new("meera", ["niwari"], IsSupervisor: false);

    [EachDatabase]
    public async Task Closing_a_ticket_closes_its_case_and_what_staff_found_out_is_the_last_word(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        var referral = await ReferralOfAsync(line);
        var closed = await CloseAsync(line, ticket, new HelpFound(referral.Id, OfficeHelp.Partly));

        closed.ShouldBeOfType<TicketDecision.Done>();
        (await OpenCasesAsync(line)).ShouldBeEmpty();
        (await line.RowsAsync("select closed_by from referral_cases")).ShouldBe(["meera"]);
        (await ReferralOfAsync(line)).ShouldSatisfyAllConditions(
            after => after.Outcome.ShouldBe(ReferralOutcome.HelpedPartly),
            after => after.VerifiedBy.ShouldBe(ActorKind.Staff),
            after => after.Status.ShouldBe(ReferralStatus.Completed));

        await line.Verb<ReopenTicket>().RunAsync(Meera, ticket.Id);
        (await OpenCasesAsync(line)).ShouldBe(["not_helped"]);
    }

    [EachDatabase]
    public async Task What_staff_do_not_know_changes_nothing_and_anothers_referral_is_not_touched(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        await CloseAsync(line, ticket, new HelpFound("somebody-elses", OfficeHelp.Fully));
        (await ReferralOfAsync(line)).ShouldSatisfyAllConditions(
            after => after.Outcome.ShouldBe(ReferralOutcome.NotHelped),
            after => after.VerifiedBy.ShouldBe(ActorKind.Person),
            after => after.Status.ShouldBe(ReferralStatus.InProgress));
    }

    [EachDatabase]
    public async Task Where_no_centre_serves_her_she_is_told_so_and_the_case_waits_until_one_does(Store store)
    {
        var centres = new MovingCentres(SomeDesk.Jhansi);
        await using var line = await Village.OpenWithDeskAsync(store, centres);
        await SayNoAsync(line);
        line.Last(Person.Asha).ShouldContain("अभी केंद्र नहीं है");
        (await line.RowsAsync("select id from tickets")).ShouldBeEmpty();
        (await line.Verb<CaseWorker>().PlaceAsync(default)).ShouldBe(0);

        centres.All = [SomeDesk.Jhansi, SomeDesk.Niwari];
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.UntilAsync(async () => (await line.RowsAsync("select id from tickets")).Count == 1, "the case to reach the new centre");
        (await line.TicketOfAsync(Person.Asha)).ShouldSatisfyAllConditions(
            ticket => ticket.CentreId.ShouldBe("niwari"),
            ticket => ticket.Reason.ShouldBe("not_helped"),
            ticket => ticket.PromisedAt.ShouldBeNull()); // Nobody has promised her anything.
        (await line.Verb<CaseWorker>().PlaceAsync(default)).ShouldBe(0);
        (await line.RowsAsync("select ticket_id from referral_cases")).ShouldBe([(await line.TicketOfAsync(Person.Asha)).Id]);
    }

    [EachDatabase]
    public async Task A_case_joins_the_ticket_that_she_has_already(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.PassAsync(TimeSpan.FromDays(3)); // She is asked.
        await line.WritesAsync(Person.Asha, "9", "0");
        var asked = await line.TicketOfAsync(Person.Asha);
        await line.PassAsync(TimeSpan.FromHours(7)); // The office has not been in touch.
        await line.WritesAndAllHearAsync(Person.Asha, $"{code} 3");

        var ticket = await line.TicketOfAsync(Person.Asha);
        ticket.ShouldSatisfyAllConditions(
            one => one.Id.ShouldBe(asked.Id),
            one => one.Reason.ShouldBe("asked"),
            one => one.WaitingSince.ShouldBe(asked.WaitingSince));
        line.Last(Person.Asha).ShouldContain(ticket.Code);
        (await line.RowsAsync("select about from ticket_events where name = 'case_added' order by place")).ShouldBe(["contact_overdue", "not_helped"]);
        var cases = await CasesOfAsync(line, ticket);
        cases.Select(one => one.Reason).ShouldBe(["contact_overdue", "not_helped"]);
        cases.ShouldAllBe(one => one.Code == code && one.Provider == "Bank Niwari" && one.State == "is helping" && one.TakesHelp);
    }

    [EachDatabase]
    public async Task A_case_takes_an_answered_ticket_up_again(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        await line.Verb<ClaimTicket>().RunAsync(Meera, ticket.Id);
        await line.ReplyAsync(Meera, ticket, "हम दफ़्तर से बात करेंगे");
        await line.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            return await line.Verb<ICaseDesk>().OpenAsync(connection, new(await FindReferralAsync(connection), CaseReason.Stalled, IsPromised: true), line.Clock.GetUtcNow());
        });

        (await line.FindTicketAsync(ticket.Id)).ShouldSatisfyAllConditions(
            after => after.Status.ShouldBe(TicketStatus.Claimed),
            after => after.Handler.ShouldBe("meera"),
            after => after.LeaseUntil.ShouldNotBeNull(),
            after => after.WaitingSince.ShouldBe(line.Clock.GetUtcNow()),
            after => after.PromisedAt.ShouldNotBeNull());
    }

    [EachDatabase]
    public async Task The_conversation_shows_our_question_above_her_no_and_what_she_wrote_before(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        var read = (await line.Verb<ReadConversation>().ReadAsync(Meera, ticket.Id, null, 10)).ShouldNotBeNull();
        var said = read.Entries.Select(entry => entry switch
        {
            ConversationEntry.Wrote wrote => $"< {wrote.Message.Text}",
            ConversationEntry.Answered answered => answered.Message.Text,
            _ => "",
        }).ToList();
        said.Count(one => one.StartsWith("< ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(10);
        said.FindIndex(one => one.Contains("ने आपकी मदद की?", StringComparison.Ordinal)).ShouldBeInRange(0, said.IndexOf("< 3") - 1);
        said[^1].ShouldContain(ticket.Code);
    }

    [EachDatabase]
    public async Task Whoever_is_erased_has_no_ticket_and_no_case_and_nobody_writes_to_them(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        await line.Verb<ClaimTicket>().RunAsync(Meera, ticket.Id);
        await line.WritesAsync(Person.Asha, "मिटाओ", "1", "2");
        await line.QuietAsync();

        (await OpenCasesAsync(line)).ShouldBeEmpty();
        (await line.FindTicketAsync(ticket.Id)).ShouldSatisfyAllConditions(after => after.IsForgotten.ShouldBeTrue(), after => after.Handler.ShouldBeNull());
        var heard = line.Carrier.Heard(Person.Asha).Count();
        (await line.ReplyAsync(Meera, ticket, "नमस्ते")).ShouldBeOfType<ReplyOutcome.Refused>();
        (await line.Verb<ReopenTicket>().RunAsync(Meera, ticket.Id)).ShouldBeRefused(DeskRefusal.NotNow);
        (await line.Verb<CaseWorker>().PlaceAsync(default)).ShouldBe(0);
        await line.PassAsync(TimeSpan.FromDays(3));
        line.Carrier.Heard(Person.Asha).Count().ShouldBe(heard);
    }

    [EachDatabase]
    public async Task Whoever_has_said_stop_is_written_to_by_nobody_and_their_case_is_looked_at_all_the_same(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAsync(Person.Asha, "STOP");
        var heard = line.Carrier.Heard(Person.Asha).Count();
        await line.PassAsync(TimeSpan.FromDays(4));
        await line.PassAsync(TimeSpan.FromDays(4));

        (await line.TicketOfAsync(Person.Asha)).ShouldSatisfyAllConditions(ticket => ticket.Reason.ShouldBe("contact_overdue"), ticket => ticket.PromisedAt.ShouldBeNull());
        line.Carrier.Heard(Person.Asha).Count().ShouldBe(heard);
    }

    [EachDatabase]
    public async Task What_a_forgotten_ticket_showed_of_somebody_else_on_the_phone_waits_for_another(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var first = await SaysNoAsync(line);
        await line.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            await line.Verb<TicketBook>().ApplyAsync(connection, await FindAsync(connection, first.Id), new TicketInput.Forget(), line.Clock.GetUtcNow());
            return 0;
        });
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        await line.UntilAsync(async () => (await line.RowsAsync("select id from tickets where closed_at is null")).Count == 1, "the case to reach another ticket");
        var second = await line.TicketOfAsync(Person.Asha);
        (second.Code == first.Code).ShouldBeFalse();
        (await CasesOfAsync(line, second)).Select(one => one.Reason).ShouldBe(["not_helped"]);
    }

    [EachDatabase]
    public async Task No_ticket_has_the_number_of_a_referral_and_no_referral_that_of_a_ticket(Store store)
    {
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var ticket = await SaysNoAsync(line);
        var referral = await ReferralOfAsync(line);
        (await line.Database.ReadAsync(connection => TicketStore.IsCodeFreeAsync(connection, referral.Code))).ShouldBeFalse();
        (await line.Database.WriteAsync(connection => TicketStore.AddAsync(connection, ticket with { Id = "new", To = new("other", "loop", "x"), Code = referral.Code }))).ShouldBeFalse();
        (await line.Database.WriteAsync(connection => ReferralStore.AddAsync(connection, referral with { Id = "new", Code = ticket.Code }))).ShouldBeFalse();
    }

    /// <summary>She was sent to the bank, which met her, and says on day 3 that it did not help.</summary>
    internal static async Task SayNoAsync(Line line)
    {
        var code = await line.AshaIsSentAsync();
        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAndAllHearAsync(Village.Bank, $"C {code}");
        await line.PassAsync(TimeSpan.FromDays(3));
        await line.WritesAndAllHearAsync(Person.Asha, "3");
    }

    internal static async Task<Ticket> SaysNoAsync(Line line)
    {
        await SayNoAsync(line);
        return await line.TicketOfAsync(Person.Asha);
    }

    private static Task<TicketDecision> CloseAsync(Line line, Ticket ticket, params HelpFound[] found) =>
        line.Verb<CloseTicket>().RunAsync(Meera, ticket.Id, "Bank", TicketOutcome.Answered, [.. found]);

    private static Task<List<string>> OpenCasesAsync(Line line) => line.RowsAsync("select reason from referral_cases where closed_at is null order by reason");

    private static async Task<TicketCase[]> CasesOfAsync(Line line, Ticket ticket) =>
        [.. (await line.Database.ReadAsync(connection => line.Verb<ITicketCases>().ReadAsync(connection, [ticket.Id], "en")))[ticket.Id]];

    private static Task<Referral> ReferralOfAsync(Line line) => line.Database.ReadAsync(FindReferralAsync);

    private static async Task<Referral> FindReferralAsync(Connection connection)
    {
        var id = (await connection.QueryAsync(row => row.GetString(0), "select id from referrals")).Single();
        return (await ReferralStore.FindAsync(connection, id)).ShouldNotBeNull();
    }

    private static async Task<Ticket> FindAsync(Connection connection, string id) => (await TicketStore.FindAsync(connection, id)).ShouldNotBeNull();
}
