using System.Collections.Frozen;
using InfoLine.Dialogs.Words;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What a provider writes to answer: a word and a code, in any order and spelling. "A 4K7HM", "d4k7hm full", "हाँ ४K७HM".</summary>
/// <param name="Verb">What they say; null when only the code can be understood, or when they say two things at once.</param>
/// <param name="Code">Of which referral, in capitals.</param>
/// <param name="Reason">Of a no: why, as far as it can be told.</param>
public sealed record ProviderReply(ProviderVerb? Verb, string Code, DeclineReason Reason)
{
    /// <summary>People put a space into a code, seldom two.</summary>
    private const int MostParts = 3;

    private static readonly FrozenDictionary<string, ProviderVerb> Verbs = Words<ProviderVerb>(
        (ProviderVerb.Accept, "a accept accepted yes ok okay haan han ha hanji ji theek thik manjur manjoor हाँ हा जी ठीक स्वीकार स्वीकृत मंजूर ए"),
        (ProviderVerb.Decline, "d decline declined no nahi nahin nahee nhi na reject rejected mana नहीं नही ना अस्वीकार मना डी"),
        (ProviderVerb.Contact, "c contact contacted met called mila mili mile मिला मिली मिले संपर्क सी"),
        (ProviderVerb.Finish, "f finish finished done helped complete completed pura poora पूरा समाप्त एफ"));

    private static readonly FrozenDictionary<string, DeclineReason> Reasons = Words<DeclineReason>(
        (DeclineReason.NotEligible, "1 eligible eligibility ineligible patra apatra पात्र अपात्र"),
        (DeclineReason.NoCapacity, "2 full capacity busy seat seats jagah bhara जगह भरा सीट"),
        (DeclineReason.OutOfArea, "3 area block district kshetra ilaka zila jila क्षेत्र इलाका जिला ब्लॉक"),
        (DeclineReason.Duplicate, "4 duplicate already pehle pahle पहले"));

    /// <summary>Reads a message.</summary>
    /// <param name="text">Any text at all.</param>
    /// <returns>Null when there is no code in it: then it is not an answer, and the conversation goes on.</returns>
    public static ProviderReply? Read(string text)
    {
        var words = Fold.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            if (ReadCode(words, at) is not { } found)
                continue;
            string[] around = [.. words[..at], .. found.Glued, .. words[(at + found.Parts)..]];
            return new(VerbOf(words[..at], around), found.Code, ReasonOf(around));
        }

        return null;
    }

    /// <summary>A code that begins in this word, on its own or behind a verb's letter, and may go on in the next ones.</summary>
    private static (string Code, int Parts, string[] Glued)? ReadCode(string[] words, int at)
    {
        var joined = "";
        for (var parts = 1; parts <= MostParts && at + parts <= words.Length; parts++)
        {
            var part = words[at + parts - 1].Replace("-", "", StringComparison.Ordinal);
            joined += part.ToUpperInvariant();
            if (joined.Length > ShortCode.LongLength + 1 || !part.All(char.IsAsciiLetterOrDigit))
                return null;
            if (ShortCode.IsOne(joined))
                return (joined, parts, []);
            if (parts == 1 && joined is ['A' or 'C' or 'D' or 'F', ..] && ShortCode.IsOne(joined.AsSpan(1)))
                return (joined[1..], parts, [joined[..1].ToLowerInvariant()]);
        }

        return null;
    }

    // What stands before the code counts most: "A 4K7HM, area is fine". Two different verbs there are no answer.
    private static ProviderVerb? VerbOf(string[] before, string[] around)
    {
        var said = before.Where(Verbs.ContainsKey).Select(word => Verbs[word]).Distinct().ToArray();
        if (said.Length == 0)
            said = [.. around.Where(Verbs.ContainsKey).Select(word => Verbs[word]).Distinct()];
        return said.Length == 1 ? said[0] : null;
    }

    private static DeclineReason ReasonOf(string[] around) => around.Where(Reasons.ContainsKey).Select(word => Reasons[word]).FirstOrDefault();

    private static FrozenDictionary<string, T> Words<T>(params (T Meaning, string Words)[] lists) => lists
        .SelectMany(list => list.Words.Split(' ').Select(word => (Word: Fold.Key(word), list.Meaning)))
        .DistinctBy(one => one.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(one => one.Word, one => one.Meaning, StringComparer.Ordinal);
}

/// <summary>What a provider can say of a referral by a word.</summary>
public enum ProviderVerb
{
    /// <summary>We will help.</summary>
    Accept,

    /// <summary>We will not.</summary>
    Decline,

    /// <summary>We have met or called the person.</summary>
    Contact,

    /// <summary>We have helped.</summary>
    Finish,
}
