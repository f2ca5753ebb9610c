using System.Collections.Frozen;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Decides which messages are questions in own words, and asks the matcher about them. Nothing that a number or a keyword can say comes this far.</summary>
internal static class Wondering
{
    // As many words as a question has that is not a slip or a name.
    private const int WordsOfAQuestion = 4;
    private const int WordsAtAnOpenAnswer = 3;

    // As SensitiveNumbers masks.
    private const string Hidden = "XX";

    private static readonly FrozenSet<string> QuestionWords = """
        what how when where which why who whom whose kya kaise kese kaisa kaisi kitna kitne kitni ktna kab kahan kaha kaun kon kaunsa konsa kaunsi kyon kyu kyun kyo kis kise kisko kiska
        क्या कैसे कैसा कैसी कितना कितने कितनी कब कहाँ कहां कौन कौनसा कौनसी क्यों क्यूँ किस किसे किसको किसका किसकी
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold.Key).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a message asks that fits nothing else.</summary>
    /// <returns>Null when it is no question at all, or may be somebody's answer that went wrong: a name, a place.</returns>
    public static Heard.Asked? Ask(Plan plan, Step step, Session session, string text, string key)
    {
        (text, key) = WithoutHidden(text, key);
        if (plan.Topics.Matcher is not { } matcher || !HasWords(text, key))
            return null;
        var isWritten = IsWrittenAsQuestion(text, key);
        var match = matcher.Ask(text, session.Scheme);

        // "ok" and "asdf" are no follow-ups: what means nothing by itself does not mean the scheme that was talked about, unless that makes it sure.
        if (session.Scheme is not null && !isWritten && (match.Band == Band.Menu || CountWords(key) == 1) && matcher.Ask(text) is { Band: Band.Unknown } alone)
            match = alone;
        if (match.Band == Band.Unknown && plan.Collects(step) && !isWritten)
            return null;
        return new(text, match, isWritten || CountWords(key) >= WordsOfAQuestion);
    }

    /// <summary>The same where any text is an answer, a name say: then only what is surely a question counts as one, written as one or naming a scheme without a slip.</summary>
    /// <returns>Null when it is to be taken as the answer.</returns>
    public static Heard.Asked? AskAtAnOpenAnswer(Plan plan, Session session, string text, string key)
    {
        (text, key) = WithoutHidden(text, key);
        if (plan.Topics.Matcher is not { } matcher || !HasWords(text, key) || CountWords(key) < WordsAtAnOpenAnswer)
            return null;

        // A remembered scheme would make every name a follow-up, so it helps only what is written as a question.
        var isWritten = IsWrittenAsQuestion(text, key);
        var match = matcher.Ask(text, isWritten ? session.Scheme : null);
        // "Mudrika Papers Singh" is a name, though Mudrika is a slip away from MUDRA.
        return match.Band == Band.Answer && (isWritten || (match.Scheme is not null && !match.IsMended)) ? new(text, match, LooksLikeOne: true) : null;
    }

    // What stands for a secret number ("XXXX XXXX 0124") is nobody's word, nor are its last digits.
    private static (string Text, string Key) WithoutHidden(string text, string key)
    {
        if (!text.Contains(Hidden, StringComparison.Ordinal))
            return (text, key);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var without = string.Join(' ', words.Where((word, at) =>
            !word.Contains(Hidden, StringComparison.Ordinal) && !(at > 0 && words[at - 1].Contains(Hidden, StringComparison.Ordinal) && word.All(char.IsAsciiDigit))));
        return (without, Fold.Key(without));
    }

    // Digits, marks and single letters ask nothing.
    private static bool HasWords(string text, string key) => key.Length > 1 && Script.Of(text) != ScriptKind.None;

    private static bool IsWrittenAsQuestion(string text, string key)
    {
        if (text.AsSpan().IndexOfAny('?', '？', '؟') >= 0)
            return true;
        var words = QuestionWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in Fold.Words(key))
        {
            if (words.Contains(word))
                return true;
        }

        return false;
    }

    private static int CountWords(string key)
    {
        var count = 0;
        foreach (var _ in Fold.Words(key))
            count++;
        return count;
    }
}
