using System.Runtime.ExceptionServices;
using InfoLine.Desk;
using InfoLine.Referrals;
using InfoLine.Tests.Desk;
using InfoLine.Tests.Registration;
using Npgsql;

namespace InfoLine.Tests.Referrals;

/// <summary>Referrals open tickets, and tickets end referrals. Both ways at once must never leave two transactions waiting for each other: on PostgreSQL one of them would be thrown away.</summary>
public sealed class CaseLockTests
{
    private const int Rounds = 25;

    private static readonly DeskScope Meera = new("meera", ["niwari"], IsSupervisor: false);
    private static readonly Person[] People = [.. Enumerable.Range(1, 4).Select(number => new Person($"P{number}", $"+91980000010{number}"))];

    [OnPostgres]
    public async Task Timers_turns_and_people_at_their_desks_change_the_same_referrals_and_never_wait_for_ever(Store store)
    {
        var deadlocks = 0;
        void Hear(object? sender, FirstChanceExceptionEventArgs heard) => Interlocked.Add(ref deadlocks, heard.Exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } ? 1 : 0);
        await using var line = await Village.OpenWithDeskAsync(store, new(SomeDesk.Niwari));
        var referrals = new List<string>();
        foreach (var person in People)
            referrals.Add(await IsSentAsync(line, person));

        AppDomain.CurrentDomain.FirstChanceException += Hear;
        for (var round = 0; round < Rounds; round++)
        {
            await ResetAsync(line, referrals);
            await Task.WhenAll(
            [
                line.Verb<ReferralWorker>().DealWithDueAsync(default),
                .. People.Select(person => line.From(person).TextAsync("3")),
                .. People.Zip(referrals, (person, referral) => CloseAsync(line, person, referral)),
            ]);
            await line.SettleAsync();
        }

        AppDomain.CurrentDomain.FirstChanceException -= Hear;
        deadlocks.ShouldBe(0);
        (await line.RowsAsync("select name from ticket_events where name = 'case_added'")).ShouldNotBeEmpty();
        (await line.RowsAsync("select id from referral_cases where ticket_id is null")).ShouldBeEmpty();
        (await line.RowsAsync("select c.id from referral_cases c join tickets t on t.id = c.ticket_id where c.closed_at is null and t.closed_at is not null")).ShouldBeEmpty();
    }

    private static async Task<string> IsSentAsync(Line line, Person person)
    {
        await line.WritesAsync(person, [.. Villager.Registers, "1", "1"]);
        var (contact, _) = await line.ContactAsync(person);
        return (await line.RowsAsync("select r.id from referrals r join people p on p.id = r.person_id where p.contact_id = $1", contact)).Single();
    }

    // As if the office had said yes and then nothing: the person was asked, and the time for a first contact is over.
    private static Task<int> ResetAsync(Line line, List<string> referrals) => line.Database.WriteAsync(async connection =>
    {
        var now = line.Clock.GetUtcNow();
        await TicketEvents.LockAsync(connection);
        foreach (var id in referrals)
        {
            var referral = (await ReferralStore.FindAsync(connection, id)).ShouldNotBeNull();
            (await ReferralStore.SaveAsync(connection, referral with
            {
                Status = ReferralStatus.Accepted,
                Outcome = ReferralOutcome.Unknown,
                Provider = referral.Provider ?? referral.Tried[^1].Provider,
                ClosedAt = null,
                Asked = new(TimerKind.AskHelped, 3, now),
                Timers = [new(TimerKind.FirstContact, now)],
            })).ShouldBeTrue();
        }

        return 0;
    });

    private static async Task CloseAsync(Line line, Person person, string referral)
    {
        var (contact, _) = await line.ContactAsync(person);
        if (await line.Database.ReadAsync(connection => TicketStore.OpenOfAsync(connection, contact)) is { } ticket)
            await line.Verb<CloseTicket>().RunAsync(Meera, ticket.Id, "Bank", TicketOutcome.Answered, new HelpFound(referral, OfficeHelp.NotAtAll));
    }
}
