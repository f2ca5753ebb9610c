using InfoLine.Dialogs;
using InfoLine.Dialogs.Rendering;
using InfoLine.Providers;
using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Answers what the dialogs ask about help: who can give it, and by when they say so.</summary>
/// <param name="coalition">Who can help.</param>
/// <param name="rules">How long things may take.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ReferralAnswers(DirectoryCoalition coalition, ReferralRules rules, TimeProvider clock)
{
    private const string DefaultLanguage = "hi";

    /// <summary>What fits into a message with the rest of what is asked there.</summary>
    private const int MostNameLetters = 60;

    /// <summary>Who can help somebody, or who helps them already.</summary>
    public async Task<Answer> FindAsync(Connection connection, Question.FindProvider asked)
    {
        var language = asked.Language ?? DefaultLanguage;
        var open = (await ReferralStore.OfPersonAsync(connection, asked.Person)).Find(referral => referral.Need == asked.Need && HowFar.Of(referral) is not null);
        if (open is not null)
            return await StandingAsync(connection, open, language);
        if (SeekerOf.Fields(asked.Fields, asked.Need, language, clock.GetUtcNow()) is not { } seeker)
            return new Answer.No();
        var found = await coalition.FindAsync(connection, seeker with { Except = [.. asked.Passed] });
        return found is [var best, ..]
            ? new Answer.Offered(best.Service.Id, NameOf(best.Service, language), coalition.CanBeWrittenTo(best) ? ShortCode.New(ShortCode.Length) : null)
            : new Answer.No();
    }

    /// <summary>By when a provider answers that is asked now.</summary>
    public Answer Promise(string? language)
    {
        var now = clock.GetUtcNow();
        return new Answer.Promised(WorkingTime.Promise.By(rules.AnswerBy(now), now, rules.Calendar.Zone, language ?? DefaultLanguage));
    }

    private async Task<Answer> StandingAsync(Connection connection, Referral referral, string language)
    {
        var provider = HowFar.Of(referral) != HowFar.Looking && referral.Provider is { } asked ? (await coalition.DescribeAsync(connection, asked))?.Name(language) : null;
        return new Answer.Referred(referral.Code, HowFar.Of(referral) ?? HowFar.Looking, provider ?? "", PersonText.ByOf(referral, language, rules.Calendar, clock.GetUtcNow()));
    }

    // "Office shut till the 5th" is worth more than anything else that could be said.
    private static string NameOf(Service service, string language) =>
        Shortened.To(service.Alert is { } alert ? $"{service.Name.In(language)} ({alert.In(language)})" : service.Name.In(language), MostNameLetters);
}
