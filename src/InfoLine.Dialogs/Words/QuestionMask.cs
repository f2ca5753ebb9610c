using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace InfoLine.Dialogs.Words;

/// <summary>Takes out of a question whatever may lead back to the person who asked it, before it is kept for those who write the answers.</summary>
/// <remarks>
/// Hidden are numbers of four digits and more that are no amount of rupees, mail and payment addresses, and the words after "my name is" and "son of". Better too much than too little: a hidden
/// word costs a writer a guess. <see cref="SensitiveNumbers"/> has run before, when the message arrived.
/// </remarks>
public static class QuestionMask
{
    private const char Hidden = 'X';
    private const int FewestDigits = 4;
    private const int FewestDigitsInGroups = 6;
    private const int MostDigitsOfAnAmount = 8;
    private const int MostDigitsWithACurrency = 9;
    private const int MostNames = 3;

    private static readonly FrozenSet<string> Currency = Keys("""
        rs inr rupee rupees rupaye rupay rupaya rupya rupye rupe rupiya rupia rupiye ru lakh lac lakhs crore karod hazar hajar hazaar thousand k
        रु रू रुपये रुपए रुपया रुपयों रूपये रूपए लाख हज़ार हजार करोड़ करोड
        """);

    private static readonly FrozenSet<string> NameWords = Keys("naam nam name नाम");
    private static readonly FrozenSet<string> Owners = Keys("mera mere meri my मेरा मेरे मेरी shubh शुभ apna अपना hamara हमारा our");
    private static readonly FrozenSet<string> Relations = Keys("s/o w/o d/o c/o");
    private static readonly FrozenSet<string> Links = Keys("hai h is he hain है हैं");
    private static readonly FrozenSet<string> NameEnds = Keys("""
        hai h is he hain hun hoon hu aur and mujhe muje mujhko main mai mein i se from ka ki ke ko par chahiye chahie want need loan
        है हैं हूँ हूं और मुझे मुझको मैं में से का की के को पर चाहिए
        """);

    /// <summary>The question without what may name somebody. The same text where there is nothing to hide.</summary>
    /// <param name="text">As received, secret numbers masked; any Unicode.</param>
    public static string Mask(string text)
    {
        var words = Split(text);
        HideNames(words);
        HideNumbers(words);
        var masked = new StringBuilder(text.Length);
        foreach (var word in words)
            masked.Append(word.Before).Append(IsAddress(word.Text) ? Hidden : word.Text);
        return masked.ToString();
    }

    private static void HideNames(List<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var start = StartOfName(words, at);
            if (start < 0)
                continue;
            while (start < words.Count && Links.Contains(words[start].Key))
                start++;
            var name = start;
            while (name < words.Count && name - start < MostNames && (words[name].Key.Length == 0 || !NameEnds.Contains(words[name].Key)))
            {
                var ends = words[name].Text[^1] is ',' or '.' or ';' or '।' or '!';
                words[name] = words[name] with { Text = words[name].Key.Length == 0 ? words[name].Text : $"{Hidden}{(ends ? words[name].Text[^1] : "")}", Key = "" };
                name++;
                if (ends)
                    break;
            }
        }
    }

    // Where a name may begin: after "mera naam", "naam:" and "son of". -1 elsewhere.
    private static int StartOfName(List<Word> words, int at)
    {
        var word = words[at];
        if (Relations.Contains(word.Key) || word.Text.ToUpperInvariant() is "S/O" or "W/O" or "D/O" or "C/O")
            return at + 1;
        if (!NameWords.Contains(word.Key))
            return -1;
        if (at > 0 && Owners.Contains(words[at - 1].Key))
            return at + 1;
        return word.Text[^1] is ':' or '-' || (at + 1 < words.Count && Links.Contains(words[at + 1].Key)) ? at + 1 : -1;
    }

    private static void HideNumbers(List<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var digits = DigitsIn(words[at].Text);
            if (digits == 0)
                continue;
            var end = at + 1;
            while (IsOnlyDigits(words[at].Text) && end < words.Count && IsOnlyDigits(words[end].Text))
                digits += DigitsIn(words[end++].Text);
            var hides = end - at > 1 ? digits >= FewestDigitsInGroups : digits >= FewestDigits && !IsAmount(words, at, digits);
            for (; at < end; at++)
            {
                if (hides)
                    words[at] = words[at] with { Text = HideDigits(words[at].Text) };
            }

            at--;
        }
    }

    // Amounts are what questions about loans are made of: 50000, 1,50,000, Rs 45250. A round number of up to eight digits needs no "rupees" beside it.
    private static bool IsAmount(List<Word> words, int at, int digits)
    {
        var text = words[at].Text;
        if (!IsOnlyDigits(text.Trim('₹', '/', '-', '=', '.', ',', '?', '।')) && !HasCurrencyInside(words[at].Key))
            return false;
        var hasCurrency = text.Contains('₹', StringComparison.Ordinal) || text.Contains("/-", StringComparison.Ordinal) || HasCurrencyInside(words[at].Key)
            || (at > 0 && (words[at - 1].Text == "₹" || Currency.Contains(words[at - 1].Key))) || (at + 1 < words.Count && Currency.Contains(words[at + 1].Key));
        return (hasCurrency && digits <= MostDigitsWithACurrency) || (digits <= MostDigitsOfAnAmount && IsRound(text));
    }

    // "50000rs", "rs45000".
    private static bool HasCurrencyInside(string key)
    {
        var letters = string.Concat(key.Where(letter => !char.IsDigit(letter) && letter is not ('.' or '-' or '/')));
        return letters.Length > 0 && Currency.Contains(letters);
    }

    private static bool IsRound(string text)
    {
        var last = text.Where(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) >= 0).TakeLast(2);
        return last.All(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) == 0);
    }

    private static bool IsOnlyDigits(string text) =>
        text.Length > 0 && text.All(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) >= 0 || letter is '-' or '.' or ',' or '+' or '/' or '(' or ')' or ':' or '?')
        && DigitsIn(text) > 0;

    private static int DigitsIn(string text) => text.Count(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) >= 0);

    private static string HideDigits(string text) => string.Concat(text.Select(letter => CharUnicodeInfo.GetDecimalDigitValue(letter) >= 0 ? Hidden : letter));

    // name@host and name@bank alike.
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at + 1 < text.Length;
    }

    private static List<Word> Split(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            var word = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
            if (at > word)
                words.Add(new(text[start..word], text[word..at], Fold.Key(text[word..at])));
        }

        return words;
    }

    private static FrozenSet<string> Keys(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold.Key).ToFrozenSet(StringComparer.Ordinal);

    private sealed record Word(string Before, string Text, string Key);
}
