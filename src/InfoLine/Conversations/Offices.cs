using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Providers;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Who can help the people whom staff speak with, and the referral that sends them there.</summary>
/// <param name="library">The dialogs in force, which know the places and what a provider may read.</param>
/// <param name="coalition">Who can help.</param>
/// <param name="book">Keeps referrals.</param>
/// <param name="windows">Knows who can be written to now.</param>
/// <param name="rules">How long things may take.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="ids">Names what is new.</param>
public sealed class Offices(FlowLibrary library, DirectoryCoalition coalition, ReferralBook book, Desk.Windows windows, ReferralRules rules, TimeProvider clock, Ids ids) : IOffices
{
    private const string NeedField = "need";
    private const string AtTheDesk = "desk";
    private const string UsualLanguage = "hi";
    private const int MostOffers = 30;
    private const int MostOthers = 20;

    /// <inheritdoc/>
    public async Task<OfficeList?> ReadAsync(Connection connection, Ticket ticket, string? personId, string? need, string language)
    {
        if (!library.IsLoaded || await PersonOfAsync(connection, ticket, personId) is not { } person)
            return null;
        var wanted = new[] { need, person.Fields.FirstOrDefault(field => field.Key == NeedField).Value }.FirstOrDefault(one => OfficeList.Needs.Contains(one ?? "", StringComparer.Ordinal)) ?? OfficeList.Needs[0];
        if (SeekerOf.Fields(person.Fields, wanted, person.Language, clock.GetUtcNow()) is not { } seeker)
            return null;
        var judged = await coalition.JudgeAsync(connection, seeker);
        var theirs = LanguageOf(ticket, person);
        var open = await OpenOfAsync(connection, person, wanted);
        return new(
            person.Id,
            wanted,
            [.. judged.Offers.Take(MostOffers).Select(match => OfficeOf(match, language, theirs))],
            [.. judged.Others.Where(match => match.Reasons.All(reason => reason.Kind != ReasonKind.OtherNeed)).OrderBy(match => match.Reasons.Length).Take(MostOthers).Select(match => OfficeOf(match, language, theirs))])
        {
            PersonLanguage = theirs,
            Standing = open is null ? null : await StandingAsync(connection, open, language, clock.GetUtcNow()),
            IsLookedFor = open is not null && HowFar.Of(open) == HowFar.Looking,
        };
    }

    /// <inheritdoc/>
    public async Task<SendOnOutcome> SendAsync(Connection connection, Ticket ticket, SendWish wish, DateTimeOffset now)
    {
        if (!library.IsLoaded || await PersonOfAsync(connection, ticket, wish.PersonId) is not { } person)
            return new SendOnOutcome.Refused(SendRefusal.NotRegistered);
        var open = await OpenOfAsync(connection, person, wish.Need);
        if (open is not null && HowFar.Of(open) != HowFar.Looking)
            return new SendOnOutcome.Refused(SendRefusal.AlreadyOpen) { Standing = await StandingAsync(connection, open, wish.Language, now) };
        if (wish.OfficeId.Length == 0)
            return new SendOnOutcome.Refused(SendRefusal.NobodyChosen);
        if (SeekerOf.Fields(person.Fields, wish.Need, person.Language, now) is not { } seeker
            || (await coalition.FindAsync(connection, seeker)).FirstOrDefault(one => one.Service.Id == wish.OfficeId) is not { } match)
            return new SendOnOutcome.Refused(SendRefusal.Gone);
        if (!coalition.CanBeWrittenTo(match))
            return new SendOnOutcome.Refused(SendRefusal.GoThere);
        if (!wish.HasAgreed)
            return new SendOnOutcome.Refused(SendRefusal.NotAgreed);
        return await DeskTurn.TakeAsync(connection, ticket.To.ContactId, session => session, now) is { } position
            ? await SendAsync(connection, ticket, person, open, match, wish, position, now)
            : new SendOnOutcome.Refused(SendRefusal.Changed);
    }

    // A referral for which somebody looks by hand gets its office; without one a new referral begins.
    private async Task<SendOnOutcome> SendAsync(
        Connection connection, Ticket ticket, RegisteredPerson person, Referral? waiting, Match match, SendWish wish, long position, DateTimeOffset now)
    {
        var language = LanguageOf(ticket, person);
        var question = OfficeText.Question(match.Service.Name.In(language), language);
        var version = await ConsentRows.AddOfPersonAsync(
            connection,
            new(ticket.To.ContactId, ticket.LastInboxId ?? "", ids.Next(), AtTheDesk, question, language, AtTheDesk) { AssistedBy = wish.StaffId },
            person.Id, now.ToUnixTimeMilliseconds());
        var isHeard = (await windows.WaysAsync(connection, ticket.To.ContactId, now)).Any(way => way.WhyNot is null);
        var actor = new Actor(ActorKind.Staff, wish.StaffId, AtTheDesk);
        var consent = new ReferralConsent(version, language, AtTheDesk, now, Shares());
        var to = new ReferralProvider(match.Service.Organization.Id, match.Service.Id, match.At?.Id);

        // Where their channel is closed now, the referral itself tells them when it may.
        var referral = waiting is null
            ? await book.OpenAsync(connection, new(person.Id, wish.Need, consent, actor) { Source = ReferralSource.Staff, To = to, PersonIsTold = isHeard }, now)
            : await book.ApplyAsync(connection, waiting, new ReferralInput.Send(actor, to) { Consent = consent, PersonIsTold = isHeard }, now) is ReferralDecision.Done done
                ? done.After
                : throw new InvalidOperationException("A referral was changed under the lock of the desk.");
        var words = OfficeText.Sent(await StandingAsync(connection, referral, language, now), language);
        return new SendOnOutcome.Sent(referral.Code, person.Id, new([new Speech(words, [])], "", position));
    }

    private async Task<string> StandingAsync(Connection connection, Referral referral, string language, DateTimeOffset now)
    {
        var provider = referral.Provider is { } asked ? (await coalition.DescribeAsync(connection, asked))?.Name(language) : null;
        return PersonText.Standing(referral, provider ?? "", language, rules.Calendar, now);
    }

    private Office OfficeOf(Match match, string language, string theirs)
    {
        var service = match.Service;
        var location = (match.At ?? service.AtLocations.FirstOrDefault())?.Location;
        var address = location is null ? "" : string.Join(", ", new[] { location.Name, location.Address }.Where(part => !string.IsNullOrEmpty(part)));
        ImmutableArray<string> phones = [.. service.Phones.Concat((match.At ?? service.AtLocations.FirstOrDefault())?.Phones ?? []).Select(phone => phone.Number).Distinct(StringComparer.Ordinal)];
        var name = service.Alert is { } alert ? $"{service.Name.In(language)} ({alert.In(language)})" : service.Name.In(language);
        return new(
            service.Id, name, service.Organization.Name.In(language),
            [.. match.Reasons.Select(reason => ReasonWording.Say(reason, language, library.Current.Places))], match.CanHelp && coalition.CanBeWrittenTo(match))
        {
            Address = address,
            Phones = phones,
            CheckedOn = service.CheckedOn,
            Question = OfficeText.Question(service.Name.In(theirs), theirs),
            GoThere = OfficeText.GoThere(service.Name.In(theirs), address, phones.FirstOrDefault() ?? "", theirs),
        };
    }

    // The same that whoever agrees by message lets a provider read.
    private ImmutableArray<string> Shares() => library.Current.Steps.Values.OfType<SayStep>().Where(step => step.Does == Deed.Refer)
        .OrderBy(step => step.Id, StringComparer.Ordinal).Select(step => step.Shares).FirstOrDefault([]);

    private static async Task<Referral?> OpenOfAsync(Connection connection, RegisteredPerson person, string need) =>
        (await ReferralStore.OfPersonAsync(connection, person.Id)).Find(referral => referral.Need == need && HowFar.Of(referral) is not null);

    private static async Task<RegisteredPerson?> PersonOfAsync(Connection connection, Ticket ticket, string? personId)
    {
        var person = (personId ?? ticket.PersonId) is { } id ? await PeopleRows.FindAsync(connection, id) : await PeopleRows.LatestAsync(connection, ticket.To.ContactId);
        return person is { ErasedAt: null } && person.ContactId == ticket.To.ContactId ? person : null;
    }

    private static string LanguageOf(Ticket ticket, RegisteredPerson person) => ticket.Language ?? person.Language ?? UsualLanguage;
}
