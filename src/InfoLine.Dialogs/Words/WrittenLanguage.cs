using System.Collections.Frozen;

namespace InfoLine.Dialogs.Words;

/// <summary>Tells how a message was written, so that it can be answered and counted the same way. A guess by letters and small words, good enough for a greeting.</summary>
public static class WrittenLanguage
{
    /// <summary>English, or Latin letters without a sign of Hindi.</summary>
    public const string English = "en";

    /// <summary>Devanagari, alone or among Latin words.</summary>
    public const string Hindi = "hi";

    /// <summary>Hindi in Latin letters.</summary>
    public const string RomanisedHindi = "hi-Latn";

    /// <summary>Another script, or no letters at all.</summary>
    public const string Other = "other";

    // Small words of Hindi in the spellings of SMS. None of them is a word of English, or a name of a scheme.
    private static readonly FrozenSet<string> HindiWords = """
        hai hain h hu hun hoon tha thi hoga hogi hota hoti hua kya kaise kese kaisa kaisi kitna kitne kitni ktna kitta kahan kaha kab kaun kon kaunsa konsa kyon kyu kyun
        mein mai mujhe mujh muje mujko mera meri mere hum hame hamen hamko hamara hamari aap apka aapka apna apni unka uska iska
        ka ki ke ko nahi nahin nhi nai bhi aur lekin agar toh jo koi kuch sab
        chahiye chahie chaiye chahiy chaahiye milega milegi milta milti mila mile lagega lagegi lagta lagte lena lene dena dene karna krna karne krne kare karo karein karke krke kar
        banana banane banaye banaen banwana banwaye batao bataye bataiye btao sakta sakte sakti raha rahe rahi gaya gayi liye liya diya wala wale wali vala
        paisa paise pesa rupaye rupay kagaz kagaj dukan dukaan kaam dhandha naya nayi nya purana gaon ghar bhai ji namaste
        lon yojna karz karja udhar byaj biyaj sud kist kisht girvi jamanat zamanat garanti jamin jameen subsidi chhut anudan mafi umar khata nam naam jankari dastavej shikayat sikayat thagi farji sarkari samooh
        se ho tak tk bina ya kb kha kis kisi kisse kse ktne ktni mang maang bhejo puche pucho kre jaye aaye aayega aayegi gya gyi rha rhe bhre bhare bharna bharu smjhao samjhao chukana judna judu din fir matlab fayda fayde bat baat karao sahab lie tarikh ofis dalal paas
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How a message was written.</summary>
    /// <param name="text">As received.</param>
    /// <returns><see cref="English"/>, <see cref="Hindi"/>, <see cref="RomanisedHindi"/> or <see cref="Other"/>.</returns>
    public static string Of(string text)
    {
        var hasDevanagari = false;
        var hasLatin = false;
        foreach (var letter in text)
        {
            var script = Script.Of([letter]);
            hasDevanagari |= script == ScriptKind.Devanagari;
            hasLatin |= script == ScriptKind.Latin;
        }

        if (hasDevanagari)
            return Hindi;
        if (!hasLatin)
            return Other;
        var words = HindiWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in Fold.Words(Fold.Key(text)))
        {
            if (words.Contains(word))
                return RomanisedHindi;
        }

        return English;
    }
}
