using InfoLine.Dialogs.Words;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Hears what people answer to the questions that we asked them.</summary>
/// <param name="book">Writes it down.</param>
public sealed class PersonDesk(ReferralBook book)
{
    /// <summary>Hears a message from a phone whose people we asked something.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="personIds">Who may have written: everybody who shares the phone. May be empty.</param>
    /// <param name="text">What they wrote: a number in any form, and perhaps the code of the question.</param>
    /// <param name="channel">By which route.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>What came of it. Where two people were asked and no code was written, the question that was asked last is answered. After a refusal the message is for the
    /// conversation: most of all <see cref="Refusal.NothingAsked"/>.</returns>
    public async Task<ReferralDecision> HearAsync(Connection connection, IReadOnlyCollection<string> personIds, string text, string channel, DateTimeOffset now)
    {
        var asked = new List<Referral>();
        foreach (var personId in personIds)
            asked.AddRange(await ReferralStore.AskedAsync(connection, personId));
        var (code, number) = Read(text);
        var referral = asked.Where(one => code is null || one.Code == code).MaxBy(one => one.Asked?.At);
        if (referral is null)
            return new ReferralDecision.Refused(Refusal.NothingAsked);
        return number is { } answer
            ? await book.ApplyAsync(connection, referral, new ReferralInput.Answer(new(ActorKind.Person, Channel: channel), answer), now)
            : new ReferralDecision.Refused(Refusal.NotAnAnswer);
    }

    private static (string? Code, int? Number) Read(string text)
    {
        var words = Fold.Key(text).Split(' ');
        var code = Array.Find(words, word => ShortCode.IsOne(word.ToUpperInvariant()));
        return (code?.ToUpperInvariant(), NumberWords.Read(string.Join(' ', words.Where(word => word != code))));
    }
}
