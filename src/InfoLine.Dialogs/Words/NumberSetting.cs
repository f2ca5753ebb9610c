using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Dialogs.Words;

/// <summary>What the words beside a number say that it is.</summary>
internal enum NumberMeaning
{
    Unknown,
    Aadhaar,
    Pan,
    Otp,
    Pin,
    Account,
    Phone,
    Money,
    PostalCode,
}

/// <summary>Reads the few words before and after a number. Looks at a fixed stretch of text only, so a long message costs no more per
/// number.</summary>
internal static class NumberSetting
{
    private const int Before = 48;
    private const int After = 28;

    // Folded, each between spaces. Where two stand at the same place the longer one counts: "pin code" is not a PIN.
    private static readonly ImmutableArray<(string Phrase, NumberMeaning Meaning)> Phrases =
    [
        .. All(NumberMeaning.Aadhaar, "aadhaar|aadhar|adhar|adhaar|uid|uidai|आधार|वीआईडी|vid"),
        .. All(NumberMeaning.Aadhaar, "aadhaar card|aadhar card|adhar card|आधार कार्ड"),
        .. All(NumberMeaning.Pan, "pan|pan card|पैन|पैन कार्ड"),
        .. All(NumberMeaning.Otp, "otp|o t p|ओटीपी|ओ टी पी|password|passcode|पासवर्ड|verification code|cvv|सीवीवी"),
        .. All(NumberMeaning.Pin, "pin|पिन|mpin|m pin|एमपिन"),
        .. All(NumberMeaning.Otp, "upi pin|atm pin|card pin|यूपीआई पिन|एटीएम पिन"),
        .. All(NumberMeaning.Account, "account|acount|acct|a c|ac|khata|khaata|khate|khaate|खाता|खाते|अकाउंट|एकाउंट|bank|बैंक"),
        .. All(NumberMeaning.Phone, "mobile|mob|phone|ph|fone|call|whatsapp|helpline|contact|toll free"),
        .. All(NumberMeaning.Phone, "मोबाइल|फोन|कॉल|व्हाट्सएप|हेल्पलाइन|संपर्क"),
        .. All(NumberMeaning.Money, "rs|inr|rupee|rupees|rupaye|rupay|lakh|hazar|hajar|amount|balance|loan|emi"),
        .. All(NumberMeaning.Money, "रुपये|रुपए|रुपया|रु|लाख|हजार|लोन|ऋण|राशि|रकम"),
        .. All(NumberMeaning.PostalCode, "pin code|pincode|पिन कोड|पिनकोड|postal code|zip"),
    ];

    private static readonly ImmutableArray<string> Places =
    [
        .. "village|gaon|ganv|gram|dist|district|jila|zila|post|tehsil|block|address|pata|गांव|ग्राम|जिला|पोस्ट|तहसील|ब्लॉक|पता"
            .Split('|').Select(word => " " + Fold.Key(word) + " "),
    ];

    // What may stand between a word and its number: "account number is 123".
    private static readonly WordTable<bool> Links = new(
        (true, "no number num nambar nmbr नंबर संख्या is hai है ye yeh यह code mera मेरा the my ka का ki की card कार्ड"));

    /// <summary>What the nearest telling word before the number says, else the first one behind it.</summary>
    /// <param name="text">The whole message.</param>
    /// <param name="floor">Where the number before this one ends, or 0: words before that speak of that one.</param>
    /// <param name="start">The number's first character.</param>
    /// <param name="end">The character after its last one.</param>
    /// <param name="direct">Whether the word stands before the number with only linking words between.</param>
    public static NumberMeaning Of(ReadOnlySpan<char> text, int floor, int start, int end, out bool direct)
    {
        direct = false;
        if (start > 0 && text[start - 1] == '₹')
            return NumberMeaning.Money;

        var from = Math.Max(floor, start - Before);
        while (from > floor && from < start && IsInWord(text[from]) && IsInWord(text[from - 1]))
            from++; // half a word could look like another one
        var to = Math.Min(text.Length, end + After);
        while (to < text.Length && to > end && IsInWord(text[to]) && IsInWord(text[to - 1]))
            to--;

        Span<char> room = stackalloc char[Before + 2];
        var before = Pad(text[from..start], room);
        var meaning = Last(before, out var between);
        direct = meaning != NumberMeaning.Unknown && OnlyLinks(between);

        Span<char> behind = stackalloc char[After + 2];
        var next = First(Pad(UntilDigit(text[end..to]), behind), out var gap);
        if (meaning == NumberMeaning.Unknown || (next == NumberMeaning.Money && gap == 0 && !direct))
            return next; // "khate me 500000000 rupaye" is money
        return meaning == NumberMeaning.Pin && IsPlace(before) ? NumberMeaning.PostalCode : meaning;
    }

    private static bool IsInWord(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Surrogates and oddities may lose their meaning here (no compatibility form): the telling words are plain Latin and Devanagari.
    private static ReadOnlySpan<char> Pad(ReadOnlySpan<char> slice, Span<char> room)
    {
        room[0] = ' ';
        var written = Fold.Write(slice, room[1..]);
        room[written + 1] = ' ';
        return room[..(written + 2)];
    }

    private static ReadOnlySpan<char> UntilDigit(ReadOnlySpan<char> slice)
    {
        for (var i = 0; i < slice.Length; i++)
        {
            if (char.IsDigit(slice[i]))
                return slice[..i];
        }
        return slice;
    }

    private static NumberMeaning Last(ReadOnlySpan<char> words, out ReadOnlySpan<char> between)
    {
        var (best, end, length) = (NumberMeaning.Unknown, -1, 0);
        if (words.IndexOfAnyExcept(' ') < 0)
            words = default; // a list of numbers: nothing to look up
        foreach (var (phrase, meaning) in words.IsEmpty ? [] : Phrases)
        {
            var at = words.LastIndexOf(phrase, StringComparison.Ordinal);
            if (at < 0 || (at + phrase.Length, phrase.Length).CompareTo((end, length)) <= 0)
                continue;
            (best, end, length) = (meaning, at + phrase.Length, phrase.Length);
        }
        between = end < 0 ? default : words[end..];
        return best;
    }

    private static NumberMeaning First(ReadOnlySpan<char> words, out int gap)
    {
        var (best, start, length) = (NumberMeaning.Unknown, int.MaxValue, 0);
        if (words.IndexOfAnyExcept(' ') < 0)
            words = default;
        foreach (var (phrase, meaning) in words.IsEmpty ? [] : Phrases)
        {
            var at = words.IndexOf(phrase, StringComparison.Ordinal);
            if (at < 0 || at > start || (at == start && phrase.Length <= length))
                continue;
            (best, start, length) = (meaning, at, phrase.Length);
        }
        gap = start;
        return best;
    }

    private static bool OnlyLinks(ReadOnlySpan<char> between)
    {
        foreach (var word in Fold.Words(between))
        {
            if (!Links.Has(word))
                return false;
        }
        return true;
    }

    private static bool IsPlace(ReadOnlySpan<char> words)
    {
        foreach (var place in Places)
        {
            if (words.Contains(place, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static IEnumerable<(string, NumberMeaning)> All(NumberMeaning meaning, string phrases) =>
        phrases.Split('|').Select(phrase => (" " + Fold.Key(phrase) + " ", meaning));
}
