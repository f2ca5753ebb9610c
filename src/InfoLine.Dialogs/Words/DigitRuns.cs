using System.Globalization;
using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Words;

/// <summary>Finds the sensitive numbers that are made of digits: walks over chains of digit blocks such as "1234 5678 9012" and judges
/// each stretch of a chain.</summary>
internal static class DigitRuns
{
    private const int Longest = 19;
    private const int MostBetween = 3;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Block(int Start, int End, int Digits);

    public static void Find(string text, List<SensitiveNumbers.Hit> hits)
    {
        var chain = new List<Block>();
        var floor = 0;
        for (var i = 0; i < text.Length;)
        {
            if (DigitAt(text, i, out var units) < 0)
            {
                i++;
                continue;
            }
            var block = ReadBlock(text, i);
            if (chain.Count > 0 && !Joins(text, chain[^1].End, block.Start))
            {
                Judge(text, chain, floor, hits);
                floor = chain[^1].End;
                chain.Clear();
            }
            chain.Add(block);
            i = block.End;
        }
        if (chain.Count > 0)
            Judge(text, chain, floor, hits);
    }

    private static void Judge(string text, List<Block> chain, int floor, List<SensitiveNumbers.Hit> hits)
    {
        for (var first = 0; first < chain.Count; first++)
        {
            var last = LastWithin(chain, first);
            for (; last >= first; last--)
            {
                if (!MayBeOneNumber(chain, first, last))
                    continue;
                var before = first == 0 ? floor : chain[first - 1].End;
                if (KindOf(text, chain, first, last, before) is not { } kind)
                    continue;
                hits.Add(new SensitiveNumbers.Hit(chain[first].Start, chain[last].End, kind));
                first = last;
                break;
            }
        }
    }

    // The furthest block that still keeps the stretch within the longest number; -1 when the first block alone is longer.
    private static int LastWithin(List<Block> chain, int first)
    {
        var digits = 0;
        var last = first;
        while (last < chain.Count && (digits += chain[last].Digits) <= Longest)
            last++;
        return last - 1;
    }

    // Parts of a chain are a number of their own only when they are one block or written in fours: else every list of amounts would be
    // tried in every cut.
    private static bool MayBeOneNumber(List<Block> chain, int first, int last)
    {
        if (first == last || (first == 0 && last == chain.Count - 1))
            return true;
        for (var i = first; i <= last; i++)
        {
            if (chain[i].Digits != 4)
                return false;
        }
        return true;
    }

    private static SensitiveKind? KindOf(string text, List<Block> chain, int first, int last, int before)
    {
        Span<char> room = stackalloc char[Longest];
        var digits = Copy(text, chain[first].Start, chain[last].End, room);
        if (digits.Length < 3)
            return null;
        var plus = chain[first].Start > 0 && text[chain[first].Start - 1] == '+';
        var inFours = chain[first].Digits == 4 && last > first;
        var meaning = NumberSetting.Of(text, before, chain[first].Start, chain[last].End, out var direct);
        return digits.Length switch
        {
            12 when IsAadhaar(digits, meaning, plus, inFours, direct) => SensitiveKind.Aadhaar,
            >= 13 when IsCard(digits) && !plus => SensitiveKind.Card,
            16 when digits[0] >= '2' && CheckDigits.Verhoeff(digits) => SensitiveKind.Aadhaar,
            >= 9 and <= 18 when meaning == NumberMeaning.Account && !plus && (direct || !IsPhone(digits)) => SensitiveKind.BankAccount,
            >= 4 and <= 8 when meaning is NumberMeaning.Otp or NumberMeaning.Pin => SensitiveKind.Otp,
            3 when meaning == NumberMeaning.Otp && direct => SensitiveKind.Otp, // the three digits of a card's back
            _ => null,
        };
    }

    // A phone number with its 91 passes the check one time in ten, so it must be written in fours to count.
    // A mistyped Aadhaar fails its check but is still most of one: beside the word it is hidden too.
    private static bool IsAadhaar(ReadOnlySpan<char> digits, NumberMeaning meaning, bool plus, bool inFours, bool direct)
    {
        if (digits[0] < '2' || plus)
            return false;
        if (meaning == NumberMeaning.Aadhaar && direct)
            return true;
        return CheckDigits.Verhoeff(digits) && (inFours || !IsPhone(digits));
    }

    // RuPay 60 65 81 82 508 353 356, Visa 4, Mastercard 51-55 and 22-27, Maestro 50 56-69, Amex 34 37, Diners 36 38.
    private static bool IsCard(ReadOnlySpan<char> digits) =>
        digits[0] is >= '2' and <= '6' or '8' && CheckDigits.Luhn(digits);

    private static bool IsPhone(ReadOnlySpan<char> digits) => digits.Length switch
    {
        10 => digits[0] >= '6',
        11 => digits[0] == '0' && digits[1] >= '6',
        12 => digits[0] == '9' && digits[1] == '1' && digits[2] >= '6',
        _ => false,
    } || (digits.Length is 10 or 11 && digits[..4] is "1800" or "1860"); // toll-free

    private static ReadOnlySpan<char> Copy(string text, int start, int end, Span<char> room)
    {
        var count = 0;
        for (var i = start; i < end && count < room.Length;)
        {
            var digit = DigitAt(text, i, out var units);
            if (digit >= 0)
                room[count++] = (char)('0' + digit);
            i += units;
        }
        return room[..count];
    }

    private static Block ReadBlock(string text, int start)
    {
        var (end, digits) = (start, 0);
        while (end < text.Length && DigitAt(text, end, out var units) >= 0)
            (end, digits) = (end + units, digits + 1);
        return new Block(start, end, digits);
    }

    // Spaces, hyphens of all kinds, dots, and marks that nobody sees join two blocks; a line end or a comma does not.
    private static bool Joins(string text, int end, int start)
    {
        var seen = 0;
        for (var i = end; i < start; i++)
        {
            switch (char.GetUnicodeCategory(text[i]))
            {
                case UnicodeCategory.Format or UnicodeCategory.EnclosingMark or UnicodeCategory.NonSpacingMark:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation:
                    seen++;
                    break;
                default:
                    if (text[i] is not ('.' or '·' or '−' or '\t'))
                        return false;
                    seen++;
                    break;
            }
            if (seen > MostBetween)
                return false;
        }
        return true;
    }

    // The value of the decimal digit of any script at a place, or -1; and how many UTF-16 units stand there.
    private static int DigitAt(string text, int at, out int units)
    {
        units = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return text[at] < 128 ? (char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1) : CharUnicodeInfo.GetDecimalDigitValue(text, at);
    }
}
