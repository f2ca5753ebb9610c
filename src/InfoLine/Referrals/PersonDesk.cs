using System.Collections.Frozen;
using InfoLine.Dialogs.Words;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Hears what people answer to the questions that we asked them.</summary>
/// <param name="book">Writes it down.</param>
public sealed class PersonDesk(ReferralBook book)
{
    // "Did they help?" is answered by a word at least as often as by its number.
    private const int Yes = 1;
    private const int NotYet = 2;
    private const int No = 3;
    private const int MostNumber = 4;

    private static readonly FrozenDictionary<string, int> Words = new (int Number, string Words)[]
    {
        (Yes, "yes|haan|han|ha|ji|haan ji|ha ji|hanji|helped|madad ki|mil gayi|हाँ|हां|जी|जी हाँ|हाँ जी|मदद की|मदद मिली"),
        (NotYet, "not yet|abhi nahi|abhi nahin|abhi nhi|abhi tak nahi|अभी नहीं|अभी नही|अभी तक नहीं"),
        (No, "no|nahi|nahin|nhi|nai|नहीं|नही|ना|nahi ki|madad nahi ki|मदद नहीं की|मदद नहीं मिली"),
    }.SelectMany(list => list.Words.Split('|').Select(words => (Key: Fold.Key(words), list.Number)))
        .DistinctBy(one => one.Key, StringComparer.Ordinal).ToFrozenDictionary(one => one.Key, one => one.Number, StringComparer.Ordinal);

    /// <summary>True for what can be an answer to one of our questions: one of their numbers, yes, no, not yet; with or without a code.</summary>
    public static bool MayBeAnswer(string text) => Read(text) is var (_, number, word) && (number is >= Yes and <= MostNumber || word is not null);

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
        var (code, number, word) = Read(text);
        var referral = asked.Where(one => code is null || one.Code == code).MaxBy(one => one.Asked?.At);
        if (referral is null)
            return new ReferralDecision.Refused(Refusal.NothingAsked);
        return (number ?? (referral.Asked?.Kind == TimerKind.AskHelped ? word : null)) is { } answer
            ? await book.ApplyAsync(connection, referral, new ReferralInput.Answer(new(ActorKind.Person, Channel: channel), answer), now)
            : new ReferralDecision.Refused(Refusal.NotAnAnswer);
    }

    private static (string? Code, int? Number, int? Word) Read(string text)
    {
        var words = Fold.Key(text).Split(' ');
        var code = Array.Find(words, word => ShortCode.IsOne(word.ToUpperInvariant()));
        var rest = string.Join(' ', words.Where(word => word != code));
        return (code?.ToUpperInvariant(), NumberWords.Read(rest), Words.TryGetValue(rest, out var meant) ? meant : null);
    }
}
