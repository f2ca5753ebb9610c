using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Brings referrals together with the world: asks for the next provider, writes what was decided, and puts what is to be said into the outbox; all in the caller's
/// transaction, which begins with <see cref="ICaseDesk.LockAsync"/>.</summary>
/// <param name="lifecycle">Decides.</param>
/// <param name="people">Who is registered.</param>
/// <param name="coalition">Who can help.</param>
/// <param name="desk">Who looks at what goes wrong.</param>
/// <param name="links">Where providers answer by a press of a button; null for nowhere.</param>
/// <param name="ids">Names what is new.</param>
public sealed class ReferralBook(ReferralLifecycle lifecycle, IPeople people, ICoalition coalition, ICaseDesk desk, ReferralLinks? links, Ids ids)
{
    /// <summary>Codes that are tried before the longer ones, and longer ones before we give up.</summary>
    private const int ShortTries = 3;
    private const int LongTries = 20;

    private const long MostVersions = 1000;

    /// <summary>Begins a referral that the person has agreed to, and sends it to the best provider.</summary>
    /// <param name="connection">A write that began with <see cref="ICaseDesk.LockAsync"/>.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The referral with its code; its <see cref="Referral.Provider"/> is null when there is nobody to ask, and then a case is open.</returns>
    public async Task<Referral> OpenAsync(Connection connection, ReferralRequest request, DateTimeOffset now)
    {
        for (var tries = 0; tries < ShortTries + LongTries; tries++)
        {
            var draft = new Referral
            {
                Id = ids.Next(),
                // Between the offer and the yes another may have got the code, once in a million times; the messages then tell the new one.
                Code = tries == 0 && request.Code is { } told ? told : ShortCode.New(tries < ShortTries ? ShortCode.Length : ShortCode.LongLength),
                PersonId = request.PersonId,
                Need = request.Need,
                Source = request.Source,
                Mode = request.Mode,
                CreatedAt = Whole(now),
            };
            var opened = ReferralLifecycle.Open(draft, request.By);
            if (!await ReferralStore.AddAsync(connection, opened.After))
                continue;
            await ReferralStore.AddEventsAsync(connection, draft.Id, opened.Events);
            var offered = await ApplyAsync(connection, opened.After with { Version = 1 }, new ReferralInput.Offer(request.By, request.Consent) { To = request.To, ByHand = request.ByHand, PersonIsTold = request.PersonIsTold }, now);
            return (offered as ReferralDecision.Done)?.After ?? throw new InvalidOperationException("A new referral could not be offered.");
        }

        throw new InvalidOperationException("No free code was found for a new referral.");
    }

    /// <summary>Lets something happen to a referral, and all that follows at once.</summary>
    /// <param name="connection">A write that began with <see cref="ICaseDesk.LockAsync"/>.</param>
    /// <param name="referral">As it was read in this transaction or before.</param>
    /// <param name="input">What happens.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The referral as it is kept now, or why nothing was done; <see cref="Refusal.Changed"/> when it was not read freshly enough.</returns>
    public async Task<ReferralDecision> ApplyAsync(Connection connection, Referral referral, ReferralInput input, DateTimeOffset now)
    {
        now = Whole(now);
        var decision = lifecycle.Decide(referral, input, now);
        if (decision is not ReferralDecision.Done done || ReferenceEquals(done.After, referral))
            return decision;
        if (done.WantsProvider)
            done = await AskNextAsync(connection, done, now);

        // The referral comes first: whoever loses on its version has written nothing else.
        if (!await ReferralStore.SaveAsync(connection, done.After))
            return new ReferralDecision.Refused(Refusal.Changed);
        await ReferralStore.AddEventsAsync(connection, referral.Id, done.Events);
        await ServiceLoads.CountAsync(connection, referral, done.After);
        foreach (var reason in done.Cases)
            done = done with { Ticket = await OpenCaseAsync(connection, new(done.After, reason, IsPromised: input is ReferralInput.Answer), now) ?? done.Ticket };
        if (done.Heard is { } heard)
            await ProviderSilences.ForgetAsync(connection, heard);
        if (done.Silent is { } silent)
            await CountSilenceAsync(connection, referral.Id, silent, now);
        for (var i = 0; i < done.Notices.Length; i++)
            await SayAsync(connection, done.After, done.Notices[i], i, now);
        return done with { After = done.After with { Version = referral.Version + 1 } };
    }

    /// <summary>Deals with every timer of a referral that is due.</summary>
    /// <returns>The routes that messages were written for; may be empty.</returns>
    public async Task<ImmutableArray<string>> DealWithDueAsync(Connection connection, Referral referral, DateTimeOffset now)
    {
        now = Whole(now);
        var routes = ImmutableArray.CreateBuilder<string>();
        while (referral.DueAt <= now)
        {
            if (await ApplyAsync(connection, referral, await DueAsync(connection, referral, now), now) is not ReferralDecision.Done done)
                break;
            foreach (var notice in done.Notices)
            {
                if (await ToAsync(connection, done.After, notice) is { } to)
                    routes.Add(to.Recipient.Route);
            }

            referral = done.After;
        }

        return routes.ToImmutable();
    }

    // Columns hold milliseconds: a timer that is due at a part of one would be found before its time.
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private async Task<ReferralInput.Due> DueAsync(Connection connection, Referral referral, DateTimeOffset now)
    {
        var timer = referral.Timers.First();
        if (timer is { WritesToPerson: true } && await people.FindAsync(connection, referral.PersonId) is { } person)
            return new(await Peace.ReadAsync(connection, person.To.ContactId, now));
        var hasAddress = timer is { Kind: TimerKind.TellProvider } && referral.Provider is { } asked && await coalition.ReachAsync(connection, asked) is not null;
        return new(Person: null) { ProviderHasAddress = hasAddress };
    }

    private async Task<ReferralDecision.Done> AskNextAsync(Connection connection, ReferralDecision.Done done, DateTimeOffset now)
    {
        ReferralInput next = await coalition.NextAsync(connection, done.After) is { } provider
            ? new ReferralInput.Send(Actor.Line, provider)
            : new ReferralInput.NobodyLeft(Actor.Line);
        if (lifecycle.Decide(done.After, next, now) is not ReferralDecision.Done asked)
            throw new InvalidOperationException($"A referral that wants a provider could not be sent on from {done.After.Status}.");
        return done with { After = asked.After, Events = done.Events.AddRange(asked.Events), Cases = done.Cases.AddRange(asked.Cases), WantsProvider = false };
    }

    // A second no while the first is still looked after is news for whoever does so.
    private async Task<CaseTicket?> OpenCaseAsync(Connection connection, CaseRequest request, DateTimeOffset now)
    {
        await ReferralCases.OpenAsync(connection, ids.Next(), request.Referral.Id, request.Reason, now);
        var ticket = await desk.OpenAsync(connection, request, now);
        if (ticket is not null)
            await ReferralCases.PutOnAsync(connection, request.Referral.Id, request.Reason, ticket.Id);
        return ticket;
    }

    private async Task CountSilenceAsync(Connection connection, string referralId, string providerId, DateTimeOffset now)
    {
        if (await ProviderSilences.CountAsync(connection, providerId) != lifecycle.Rules.MostSilences)
            return;
        await ProviderSilences.PauseAsync(connection, providerId, now);
        await ReferralCases.OpenAsync(connection, ids.Next(), referralId, CaseReason.ProviderSilent, now, providerId);
    }

    private async Task<(Recipient Recipient, string Language)?> ToAsync(Connection connection, Referral referral, Notice notice)
    {
        if (!notice.ToProvider)
            return await people.FindAsync(connection, referral.PersonId) is { } person ? (person.To, person.Language) : null;
        return referral.Provider is { } asked && await coalition.DescribeAsync(connection, asked) is { } provider && await coalition.ReachAsync(connection, asked) is { } to
            ? (to, provider.Language)
            : null;
    }

    private async Task SayAsync(Connection connection, Referral referral, Notice notice, int index, DateTimeOffset now)
    {
        if (await ToAsync(connection, referral, notice) is not var (to, language))
            return;
        var provider = referral.Provider is { } asked ? await coalition.DescribeAsync(connection, asked) : null;
        var place = notice.ToProvider ? (await people.FindAsync(connection, referral.PersonId))?.Place(language) : null;
        var text = NoticeText.Of(notice.Kind, referral, provider?.Name(language) ?? "", place ?? "", language, lifecycle.Rules.Calendar, now);
        if (notice.Kind == NoticeKind.Request && links?.AddressOf(referral, coalition.IsSms(to)) is { } link)
            text = $"{text}\n{link}";

        // The version makes the id: what is decided once is said once, whatever happens in between.
        var id = $"{referral.Id}-{referral.Version}:{index}";
        await OutboxRows.AddAsync(connection, [MessageOf(id, to, text, language, now, referral.Version) with { NotAfter = lifecycle.Rules.Calendar.EndOfDaytime(now).ToUnixTimeMilliseconds() }], now.ToUnixTimeMilliseconds());
        if (!notice.ToProvider)
            await Peace.NoteAsync(connection, to.ContactId, id, now);
    }

    private static NewOutgoing MessageOf(string id, Recipient to, string text, string language, DateTimeOffset now, long version) => new()
    {
        Id = id,
        To = to,
        // Among what we say first; replies have an order of their own. Of two things that are said at one moment the later version comes later.
        Position = (now.ToUnixTimeMilliseconds() * MostVersions) + Math.Min(version, MostVersions - 1),
        Priority = Priority.Bulk,
        Body = new(text, text, [], OptionStyle.None, "") { Language = language },
        DueAt = now.ToUnixTimeMilliseconds(),
    };
}

/// <summary>What a person asks for.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Need">What: see <see cref="Referral.Need"/>.</param>
/// <param name="Consent">What they agreed to.</param>
/// <param name="By">Who begins it.</param>
public sealed record ReferralRequest(string PersonId, string Need, ReferralConsent Consent, Actor By)
{
    /// <summary>Who began it.</summary>
    public ReferralSource Source { get; init; }

    /// <summary>Whether we write to the provider.</summary>
    public ReferralMode Mode { get; init; }

    /// <summary>The code that they were told; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>Whom they chose; null for the best one there is.</summary>
    public ReferralProvider? To { get; init; }

    /// <summary>True where somebody at a desk must look for a provider.</summary>
    public bool ByHand { get; init; }

    /// <summary>True where whoever begins it tells the person the code and by when they hear.</summary>
    public bool PersonIsTold { get; init; }
}
