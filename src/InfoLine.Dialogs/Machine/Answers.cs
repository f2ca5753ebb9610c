using System.Globalization;
using System.Text;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Machine;

/// <summary>Reads a typed answer of an expected kind.</summary>
internal static class Answers
{
    private const int PhoneDigits = 10;
    private const string CountryCode = "91";

    /// <summary>The answer in the form that is kept, or null when the message is not of that kind.</summary>
    /// <param name="expect">The kind.</param>
    /// <param name="text">As written: words are kept so.</param>
    /// <param name="key">Folded: numbers are read from it.</param>
    /// <param name="thisYear">The year in which it is said.</param>
    public static string? Read(Expect expect, string text, string key, int thisYear) => expect switch
    {
        Expect.Words words => Words(text, words.MostCharacters),
        Expect.Number number => Number(key, number),
        Expect.Phone => Phone(key),
        Expect.BirthYear => BirthYears.Read(key, thisYear)?.ToString(CultureInfo.InvariantCulture),
        Expect.Pincode => Digits(key) is { Length: 6 } pincode && pincode[0] != '0' ? pincode : null,
        Expect.Pattern pattern => pattern.Regex.IsMatch(key) ? key : null,
        _ => null,
    };

    private static string? Words(string text, int most)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && trimmed.Length <= most ? trimmed : null;
    }

    private static string? Number(string key, Expect.Number limits) =>
        Amounts.Read(key) is { } number && number >= limits.From && number <= limits.To
            ? number.ToString("0.##", CultureInfo.InvariantCulture)
            : null;

    private static string? Phone(string key)
    {
        var digits = Digits(key);
        if (digits.Length == PhoneDigits + 2 && digits.StartsWith(CountryCode, StringComparison.Ordinal))
            digits = digits[2..];
        else if (digits.Length == PhoneDigits + 1 && digits[0] == '0')
            digits = digits[1..];
        return digits.Length == PhoneDigits && digits[0] >= '6' ? "+" + CountryCode + digits : null;
    }

    // Only when there is nothing but digits and what people put between them.
    private static string Digits(string key)
    {
        var digits = new StringBuilder(key.Length);
        foreach (var letter in key)
        {
            if (char.IsAsciiDigit(letter))
                digits.Append(letter);
            else if (letter is not (' ' or '-' or '+' or '.' or '/'))
                return "";
        }

        return digits.ToString();
    }
}
