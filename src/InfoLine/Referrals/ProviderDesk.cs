using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Hears what providers answer, by message or by link, and says what to say back.</summary>
/// <param name="book">Writes it down.</param>
/// <param name="people">Tells what may be shared.</param>
/// <param name="coalition">Tells who speaks.</param>
/// <param name="keys">Of the links.</param>
/// <param name="ids">Names what is new.</param>
public sealed class ProviderDesk(ReferralBook book, IPeople people, ICoalition coalition, LinkKeys keys, Ids ids)
{
    private const string LinkChannel = "link";

    /// <summary>Hears a reply such as "A 4K7HM".</summary>
    /// <param name="connection">A write.</param>
    /// <param name="contactId">Who wrote.</param>
    /// <param name="route">By which route.</param>
    /// <param name="reply">What they wrote.</param>
    /// <param name="now">The present moment.</param>
    public async Task<ProviderAnswer> HearAsync(Connection connection, string contactId, string route, ProviderReply reply, DateTimeOffset now)
    {
        if (WrongCodes.IsTooMany(await WrongCodes.ReadAsync(connection, contactId, now), now))
            return new(null, Refusal.TooManyTries, "");
        var speaksFor = await coalition.OfContactAsync(connection, contactId);
        var referral = await ReferralStore.FindByCodeAsync(connection, reply.Code);
        if (referral is null || ProviderOf(referral, speaksFor) is not { } provider)
        {
            // To whoever guesses, another's code is a code that does not exist.
            await WrongCodes.NoteAsync(connection, contactId, ids.Next(), now);
            return new(null, Refusal.UnknownCode, "");
        }

        var by = new Actor(ActorKind.Provider, provider, route);
        return reply.Verb is { } verb
            ? await ApplyAsync(connection, referral, InputOf(verb, reply.Reason, by), now)
            : new(referral, Refusal.NotAnAnswer, "");
    }

    /// <summary>Hears the press of a button behind a signed link.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="link">The signed part of the address.</param>
    /// <param name="verb">Which button.</param>
    /// <param name="reason">Of a no.</param>
    /// <param name="now">The present moment.</param>
    public async Task<ProviderAnswer> PressAsync(Connection connection, string link, ProviderVerb verb, DeclineReason reason, DateTimeOffset now)
    {
        switch (ReferralLink.Read(keys.All, link, now))
        {
            case LinkReading.Expired:
                return new(null, Refusal.Expired, "");
            case LinkReading.Valid valid when await ReferralStore.FindAsync(connection, valid.ReferralId) is { } referral:
                if (valid.Tries == referral.Tries && referral.Provider is { } current)
                    return await ApplyAsync(connection, referral, InputOf(verb, reason, new(ActorKind.Provider, current.ProviderId, LinkChannel)), now);
                var ended = valid.Tries >= 1 && valid.Tries <= referral.Tried.Length ? referral.Tried[valid.Tries - 1].Ended : ReferralStatus.Expired;
                return new(referral, ended == ReferralStatus.Declined ? Refusal.AlreadyAnswered : Refusal.Expired, "");
            default:
                return new(null, Refusal.UnknownCode, "");
        }
    }

    /// <summary>What is behind a signed link. Changes nothing.</summary>
    /// <param name="connection">A read is enough.</param>
    /// <param name="link">The signed part of the address.</param>
    /// <param name="now">The present moment.</param>
    public async Task<LinkView> LookAsync(Connection connection, string link, DateTimeOffset now)
    {
        var reading = ReferralLink.Read(keys.All, link, now);
        if (reading is not LinkReading.Valid valid || await ReferralStore.FindAsync(connection, valid.ReferralId) is not { } referral)
            return new(null, null, "hi", reading is LinkReading.Expired ? Refusal.Expired : Refusal.UnknownCode);
        var about = referral.Provider is { } provider ? await coalition.DescribeAsync(connection, provider) : null;
        var why = valid.Tries == referral.Tries ? (Refusal?)null : Refusal.Expired;
        return new(referral, await people.FindAsync(connection, referral.PersonId), about?.Language ?? "hi", why);
    }

    private async Task<ProviderAnswer> ApplyAsync(Connection connection, Referral referral, ReferralInput input, DateTimeOffset now) =>
        await book.ApplyAsync(connection, referral, input, now) switch
        {
            ReferralDecision.Refused refused => new(referral, refused.Why, ""),
            ReferralDecision.Done done => new(done.After, null, input is ReferralInput.Accept ? await SharedAsync(connection, done.After) : ""),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task<string> SharedAsync(Connection connection, Referral referral)
    {
        var language = referral.Provider is { } provider && await coalition.DescribeAsync(connection, provider) is { } about ? about.Language : "en";
        return referral.Consent is { } consent ? await people.ShareAsync(connection, referral.PersonId, consent.SharedFields, language) : "";
    }

    /// <summary>In whose name somebody speaks who may speak for several: the one that is asked now, or else one that was.</summary>
    private static string? ProviderOf(Referral referral, ImmutableArray<string> speaksFor)
    {
        if (referral.Provider is { } asked && speaksFor.Contains(asked.ProviderId, StringComparer.Ordinal))
            return asked.ProviderId;
        return referral.Tried.LastOrDefault(one => speaksFor.Contains(one.Provider.ProviderId, StringComparer.Ordinal))?.Provider.ProviderId;
    }

    private static ReferralInput InputOf(ProviderVerb verb, DeclineReason reason, Actor by) => verb switch
    {
        ProviderVerb.Accept => new ReferralInput.Accept(by),
        ProviderVerb.Decline => new ReferralInput.Decline(by, reason),
        ProviderVerb.Contact => new ReferralInput.Contact(by),
        ProviderVerb.Finish => new ReferralInput.Finish(by, ReferralOutcome.HelpedFully),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What is behind a signed link.</summary>
/// <param name="Referral">Null where the link is none of ours.</param>
/// <param name="Person">How the person is reached; null where they are not known any more.</param>
/// <param name="Language">The provider's.</param>
/// <param name="Why">Why there is nothing to answer, or null.</param>
public sealed record LinkView(Referral? Referral, PersonReach? Person, string Language, Refusal? Why)
{
    /// <summary>The person's block or district; may be empty.</summary>
    public string Place(bool hindi) => Person?.Place(hindi ? "hi" : "en") ?? "";
}

/// <summary>What came of a provider's answer.</summary>
/// <param name="Referral">As it is kept now; null when it must not be told whether there is one.</param>
/// <param name="Why">Why nothing was done, or null.</param>
/// <param name="Shared">After a yes: what the person agreed to share, as one line; else empty.</param>
public sealed record ProviderAnswer(Referral? Referral, Refusal? Why, string Shared);
