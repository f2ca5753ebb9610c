using System.Globalization;
using System.Text;

namespace InfoLine.Messaging;

/// <summary>The many ways in which gateways and directories write a phone number, and the one in which we keep it.</summary>
public static class PhoneNumber
{
    /// <summary>India's numbers have ten digits after the country: National Numbering Plan 2003.</summary>
    private const int NationalDigits = 10;

    /// <summary>The country of the numbers that are written without one, where nothing else is said.</summary>
    private const string India = "91";

    /// <summary>E.164 allows 15 digits with the country; no country has whole numbers of fewer than 7.</summary>
    private const int MostDigits = 15, FewestDigits = 7;

    /// <summary>Reads a phone number.</summary>
    /// <param name="sender">As somebody wrote it: <c>9876543210</c>, <c>09876543210</c>, <c>919876543210</c>, <c>+91 98765 43210</c>, <c>00977…</c>; digits in any script.</param>
    /// <param name="countryCode">The country of a number that is written without one, such as <c>91</c>.</param>
    /// <returns><c>+</c> and the digits; null for a sender that nobody can answer to: a short code, or a name such as <c>AX-BANKIN</c>.</returns>
    public static string? ToE164(string sender, string countryCode = India)
    {
        ArgumentNullException.ThrowIfNull(sender);
        var digits = new StringBuilder(sender.Length);
        var international = false;
        foreach (var rune in sender.Trim().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
                digits.Append((int)Rune.GetNumericValue(rune));
            else if (rune.Value == '+' && digits.Length == 0 && !international)
                international = true;
            else if (rune.Value is not (' ' or '-' or '(' or ')' or '.'))
                return null;
        }

        var number = digits.ToString();
        if (!international && number.StartsWith("00", StringComparison.Ordinal))
            (international, number) = (true, number[2..]);
        if (!international)
            number = WithCountry(number, countryCode);
        return number.Length is >= FewestDigits and <= MostDigits && number[0] != '0' ? "+" + number : null;
    }

    private static string WithCountry(string number, string countryCode) => number.Length switch
    {
        NationalDigits => countryCode + number,
        NationalDigits + 1 when number[0] == '0' => countryCode + number[1..],
        > NationalDigits => number, // gateways drop the + of a whole number
        _ => "",
    };
}
