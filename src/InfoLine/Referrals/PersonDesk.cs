using InfoLine.Dialogs.Words;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Hears what people answer to the questions that we asked them.</summary>
/// <param name="book">Writes it down.</param>
public sealed class PersonDesk(ReferralBook book)
{
    /// <summary>Hears a message of a person whom we asked something.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="personId">Who wrote.</param>
    /// <param name="text">What they wrote: a number in any form.</param>
    /// <param name="channel">By which route.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>What came of it. After a refusal the message is for the conversation: most of all <see cref="Refusal.NothingAsked"/>.</returns>
    public async Task<ReferralDecision> HearAsync(Connection connection, string personId, string text, string channel, DateTimeOffset now)
    {
        if (await ReferralStore.AskedAsync(connection, personId) is not { } referral)
            return new ReferralDecision.Refused(Refusal.NothingAsked);
        return NumberWords.Read(Fold.Key(text)) is { } number
            ? await book.ApplyAsync(connection, referral, new ReferralInput.Answer(new(ActorKind.Person, Channel: channel), number), now)
            : new ReferralDecision.Refused(Refusal.NotAnAnswer);
    }
}
