using System.Collections.Immutable;

namespace InfoLine.Dialogs.Words;

/// <summary>The two check-digit rules that tell an identity or card number from any other number.</summary>
internal static class CheckDigits
{
    // The dihedral group of order ten, row times column. Source: J. Verhoeff, "Error Detecting Decimal Codes", 1969.
    private static readonly ImmutableArray<string> Times =
    [
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
    ];

    // How a digit is exchanged at each position from the right, again from the start after eight.
    private static readonly ImmutableArray<string> Exchange =
    [
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
    ];

    /// <summary>Whether digits 0-9, the check digit last, satisfy Verhoeff's scheme, which Aadhaar numbers and virtual ids use.</summary>
    public static bool Verhoeff(ReadOnlySpan<char> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
            check = Times[check][Exchange[i % 8][digits[^(i + 1)] - '0'] - '0'] - '0';
        return check == 0;
    }

    /// <summary>Whether digits 0-9, the check digit last, satisfy Luhn's scheme, which payment cards use. Source: ISO/IEC 7812-1, annex
    /// B.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
