using System.Text.RegularExpressions;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>No question asks for what must stay secret. Texts that only name papers, and sentences that say "never send", are fine.</summary>
internal static partial class Secrets
{
    private static readonly string[] Words = Folded(
        "aadhaar", "aadhar", "adhar", "adhaar", "uid number", "आधार", "pan", "pan card", "पैन", "otp", "ओटीपी", "one time password", "pin", "पिन", "mpin", "upi pin", "cvv", "सीवीवी",
        "password", "पासवर्ड", "account number", "bank account", "account no", "khata number", "khata sankhya", "bank khata", "खाता नंबर", "खाता संख्या", "खाता नम्बर", "बैंक खाता", "बैंक खाते",
        "ifsc", "आईएफएससी", "card number", "debit card", "credit card", "कार्ड नंबर", "atm", "एटीएम", "upi id", "यूपीआई");

    // What holds one of the words and is no secret.
    private static readonly string[] Harmless = Folded("udyog aadhaar", "udyog aadhar", "उद्योग आधार", "pin code", "पिन कोड", "pincode", "पिनकोड");

    private static readonly string[] Never = Folded("never", "do not", "don't", "dont", "not send", "कभी", "नहीं", "मत", "न भेजें", "ना भेजें", "kabhi", "nahi", "nahin", "mat");

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var step in draft.Steps.Where(step => step.HasAnswer))
        {
            foreach (var text in (DraftText?[])[step.Says, step.Again])
            {
                foreach (var (_, template) in text?.Present ?? [])
                {
                    if (SecretIn(template.Words) is { } word)
                    {
                        problems.Error(ProblemCode.AsksForSecret, template.Place, $"This question asks for '{word}'. InfoLine never asks for Aadhaar, PAN, PIN, OTP or bank details, so that villagers can tell cheats from us.",
                            "Ask for something else. To say that a paper is needed, use a text without 'answer'.");
                    }
                }
            }
        }
    }

    private static string? SecretIn(string text)
    {
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var key = $" {Fold.Key(sentence)} ";
            if (Never.Any(word => Holds(key, word)))
                continue;
            foreach (var harmless in Harmless)
                key = key.Replace($" {harmless} ", " ", StringComparison.Ordinal);
            if (Words.FirstOrDefault(word => Holds(key, word)) is { } found)
                return found;
        }

        return null;
    }

    private static bool Holds(string key, string word) => key.Contains($" {word} ", StringComparison.Ordinal);

    private static string[] Folded(params ReadOnlySpan<string> words)
    {
        var folded = new string[words.Length];
        for (var i = 0; i < words.Length; i++)
            folded[i] = Fold.Key(words[i]);
        return folded;
    }

    [GeneratedRegex(@"[.!?।\n]", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();
}
