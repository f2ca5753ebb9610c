using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Words;
using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Writes what a turn does to referrals, inside the transaction of the turn, and says what there is to say about it.</summary>
/// <param name="book">Keeps referrals.</param>
/// <param name="coalition">Who can help.</param>
/// <param name="providers">Hears providers.</param>
/// <param name="persons">Hears people.</param>
/// <param name="tickets">Says how tickets stand.</param>
/// <param name="rules">How long things may take.</param>
/// <param name="ids">Names what is new.</param>
public sealed class ReferralWriter(ReferralBook book, DirectoryCoalition coalition, ProviderDesk providers, PersonDesk persons, TicketStanding tickets, ReferralRules rules, Ids ids)
{
    private const string Hindi = "hi";
    private const string English = "en";

    /// <summary>Writes a turn.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="plan">The turn; its people are written already.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>What to say beside the turn's own messages; null for nothing.</returns>
    internal async Task<NewOutgoing?> WriteAsync(Connection connection, TurnPlan plan, DateTimeOffset now)
    {
        foreach (var effect in plan.Referrals)
        {
            if (effect is Effect.OpenReferral opened)
                await OpenAsync(connection, plan.Turn, opened, now);
            else if (effect is Effect.WithdrawReferral ended && await ReferralStore.FindByCodeAsync(connection, ended.Code) is { } referral && referral.PersonId == ended.Person)
                await ApplyAsync(connection, referral, new ReferralInput.Withdraw(PersonBy(plan.Turn)), now);
        }

        foreach (var erased in plan.People.OfType<PersonChange.Erased>())
            await EraseAsync(connection, plan.Turn, erased, now);
        return plan.Turn.ForReferral switch
        {
            ReferralMessage.OfProvider provider => await HearAsync(connection, plan, provider.Reply, now),
            ReferralMessage.OfPerson person => await HearAsync(connection, plan, person, now),
            ReferralMessage.AboutCode about => await TellAsync(connection, plan, about.ReferralId, now),
            ReferralMessage.AboutTicket about => await TellAsync(connection, plan, about, now),
            _ => null,
        };
    }

    private async Task OpenAsync(Connection connection, TakenTurn turn, Effect.OpenReferral opened, DateTimeOffset now)
    {
        // Somebody who was erased a moment ago, on another phone say, is sent nowhere.
        if (await PeopleRows.FindAsync(connection, opened.Person) is not { ErasedAt: null } person)
            return;
        var language = turn.Session.Language ?? Hindi;
        var to = opened.Service is { } service && SeekerOf.Fields(person.Fields, opened.Need, language, now) is { } seeker ? await coalition.ChosenAsync(connection, seeker, service) : null;
        var version = await ConsentRows.AddOfPersonAsync(connection, new(
            turn.Row.ContactId, turn.Row.Id, ids.Next(), turn.Session.Step ?? "", opened.Words, language, turn.Row.Route), person.Id, now.ToUnixTimeMilliseconds());
        await book.OpenAsync(
            connection,
            new(person.Id, opened.Need, new(version, language, turn.Row.Route, now, opened.Shares), PersonBy(turn)) { Code = opened.Code, To = to, ByHand = opened.Service is null },
            now);
    }

    private async Task EraseAsync(Connection connection, TakenTurn turn, PersonChange.Erased erased, DateTimeOffset now)
    {
        if (erased.Messages)
        {
            await Peace.ForgetAsync(connection, erased.ContactId);
            await WrongCodes.ForgetAsync(connection, erased.ContactId);
        }

        if (erased.Person is not { } person)
            return;
        foreach (var referral in await ReferralStore.OfPersonAsync(connection, person))
        {
            if (referral.ClosedAt is null)
                await ApplyAsync(connection, referral, new ReferralInput.Withdraw(PersonBy(turn)), now);
        }

        await ReferralCases.CloseOfPersonAsync(connection, person, now);
        await ReferralShares.EmptyAsync(connection, person, now);
    }

    private async Task<NewOutgoing> HearAsync(Connection connection, TurnPlan plan, ProviderReply reply, DateTimeOffset now)
    {
        var row = plan.Turn.Row;
        var answer = await providers.HearAsync(connection, row.ContactId, row.Route, reply, now);
        if (answer.Why == Refusal.Changed)
            throw new InvalidOperationException("The referral was changed at the same moment; the turn is taken again.");
        var about = answer.Referral?.Provider is { } provider ? await coalition.DescribeAsync(connection, provider) : null;
        var language = about?.Language ?? plan.Turn.Session.Language ?? (Script.Of(row.Text) == ScriptKind.Devanagari ? Hindi : English);
        var message = plan.Message(ProviderText.Of(answer, reply.Code, language, rules.Calendar, now), language, now);
        if (answer is { Shared.Length: > 0, Referral: { } shared })
            await ReferralShares.AddAsync(connection, shared.Id, message.Id);
        return message;
    }

    private async Task<NewOutgoing> HearAsync(Connection connection, TurnPlan plan, ReferralMessage.OfPerson person, DateTimeOffset now)
    {
        var row = plan.Turn.Row;

        // It was an answer when the turn was taken. If it is none any more, the dialogs must hear it.
        if (await persons.HearAsync(connection, person.People, row.Text, row.Route, now) is not ReferralDecision.Done done)
            throw new InvalidOperationException("The question was answered at the same moment; the turn is taken again.");
        var language = plan.Turn.Session.Language ?? Hindi;
        return plan.Message(PersonText.After(done, language, rules.Calendar.Zone, now), language, now);
    }

    private async Task<NewOutgoing?> TellAsync(Connection connection, TurnPlan plan, string referralId, DateTimeOffset now)
    {
        if (await ReferralStore.FindAsync(connection, referralId) is not { } referral)
            return null;
        var language = plan.Turn.Session.Language ?? Hindi;
        var provider = referral.Provider is { } asked ? (await coalition.DescribeAsync(connection, asked))?.Name(language) : null;
        return plan.Message(PersonText.Standing(referral, provider ?? "", language, rules.Calendar, now), language, now);
    }

    private async Task<NewOutgoing> TellAsync(Connection connection, TurnPlan plan, ReferralMessage.AboutTicket about, DateTimeOffset now)
    {
        var language = plan.Turn.Session.Language ?? Hindi;
        return plan.Message(await tickets.SayAsync(connection, plan.Turn.Row.ContactId, about.Code, language, now), language, now);
    }

    private async Task ApplyAsync(Connection connection, Referral referral, ReferralInput input, DateTimeOffset now)
    {
        if (await book.ApplyAsync(connection, referral, input, now) is ReferralDecision.Refused { Why: Refusal.Changed })
            throw new InvalidOperationException("The referral was changed at the same moment; the turn is taken again.");
    }

    private static Actor PersonBy(TakenTurn turn) => new(ActorKind.Person, Channel: turn.Row.Route);
}
