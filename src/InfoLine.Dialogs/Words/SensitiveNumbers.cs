using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Words;

/// <summary>The numbers that nobody should have sent us.</summary>
public enum SensitiveKind
{
    /// <summary>A 12-digit Aadhaar number, or the 16-digit virtual id that stands for one.</summary>
    Aadhaar,

    /// <summary>An income-tax PAN.</summary>
    Pan,

    /// <summary>A one-time password, a PIN or a password of digits.</summary>
    Otp,

    /// <summary>A bank account number.</summary>
    BankAccount,

    /// <summary>A payment card number.</summary>
    Card,
}

/// <summary>A text that is safe to store, and what was hidden in it.</summary>
/// <param name="Text">The text with <c>X</c> in place of hidden digits; the same instance where nothing was hidden.</param>
/// <param name="Found">What was found, each kind once, in the order of the text. Empty when nothing was.</param>
public readonly record struct Masked(string Text, ImmutableArray<SensitiveKind> Found);

/// <summary>Hides Aadhaar, PAN, card and account numbers and one-time passwords before a text is stored, logged or shown.</summary>
/// <remarks>
/// All but the last four characters are hidden, of an OTP or PIN everything. Mobile numbers, amounts and postal PIN codes stay.
/// Sources: UIDAI circular on masking (Aadhaar: 12 digits, first 2-9, Verhoeff), Income Tax Department (PAN structure), ISO/IEC 7812-1
/// (cards).
/// </remarks>
public static class SensitiveNumbers
{
    private const int ShownAtEnd = 4;

    /// <summary>Masks every sensitive number in a message.</summary>
    /// <param name="text">Any text. Digits of every script count, with single spaces, hyphens or dots between them.</param>
    /// <returns>The masked text and the kinds found. Takes time in proportion to the length; never throws for odd Unicode.</returns>
    public static Masked Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasDigits(text, atLeast: 3))
            return new Masked(text, []);

        var hits = new List<Hit>();
        DigitRuns.Find(text, hits);
        PanNumbers.Find(text, hits);
        if (hits.Count == 0)
            return new Masked(text, []);

        hits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new Masked(Hide(text, hits), [.. hits.Select(hit => hit.Kind).Distinct()]);
    }

    private static bool HasDigits(string text, int atLeast)
    {
        foreach (var c in text)
        {
            if ((char.IsDigit(c) || char.IsHighSurrogate(c)) && --atLeast == 0)
                return true;
        }
        return false;
    }

    private static string Hide(string text, List<Hit> hits)
    {
        var hidden = text.ToCharArray();
        foreach (var hit in hits)
        {
            var shown = hit.Kind == SensitiveKind.Otp ? 0 : ShownAtEnd;
            for (var i = hit.End - 1; i >= hit.Start; i--)
            {
                if (!char.IsLetterOrDigit(hidden[i]) && !char.IsLowSurrogate(hidden[i]))
                    continue;
                var pair = char.IsLowSurrogate(hidden[i]) && i > hit.Start;
                if (shown-- > 0)
                {
                    i -= pair ? 1 : 0;
                    continue;
                }
                hidden[i] = 'X';
                if (pair)
                    hidden[--i] = '\0'; // an X is half as long as 𝟏
            }
        }
        var result = new string(hidden);
        return text.Contains('\0', StringComparison.Ordinal) ? result : result.Replace("\0", "", StringComparison.Ordinal);
    }

    /// <summary>A stretch of the text to hide: from <c>Start</c> up to but not including <c>End</c>.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Hit(int Start, int End, SensitiveKind Kind);
}
