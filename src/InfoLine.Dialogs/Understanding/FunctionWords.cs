using System.Collections.Frozen;

namespace InfoLine.Dialogs.Understanding;

/// <summary>The small words with the spellings that messages give them: too short for rules of sound, too frequent to miss.</summary>
/// <remarks>They weigh little but are not thrown away: kitna and kaise carry what is asked. Spellings only: words that mean the same stay two words.</remarks>
internal static class FunctionWords
{
    private const int MostInnerVowels = 3;
    private const int FewestLeft = 3;

    // Each line is a key and its other spellings.
    private static readonly string[] Grammar =
    [
        // Questions.
        "kya kia kyaa ky क्या", "kyo kyu kyon kyun kyoon kyou क्यों क्यूं क्यो", "kese kaise kaisa kaisi kesa kesi ks kesey kaisey कैसे कैसा कैसी",
        "kitna kitne kitni ktna ktne ktni kitnaa kitana kitane kitani kitny kittna कितना कितने कितनी", "kaha kahan kahaan kha kahaa कहां कहा",
        "kab kb कब", "kon kaun koun kaunsa konsa kaunsi konsi kaunse konse kaunsaa कौन कौनसा कौनसी कौनसे", "kis kisko kise kisse kiska kiski kiske किस किसको किसे किसका किसकी किसके",
        // Postpositions, joins, little words.
        "ka ki ke k kaa kee का की के", "ko को", "se sey से", "me m mai mein main mei men maine mene में मैं मे मै मैंने", "par pe pr पर पे", "tak tk तक",
        "lie liye lye liy liyey lia लिए लिये", "hai he h hain hn haii hay hei है हैं हे", "ho हो", "hoga hogi hoge hga hogaa होगा होगी होंगे",
        "hota hoti hote hta होता होती होते", "tha थे था थी thi", "aur or ar और", "ya yaa या", "to toh तो", "bhi bi bhee भी", "hi ही", "na naa न ना", "nahi nhi nahin nahee ni nhin नहीं नही",
        "ye yeh yah yahi यह ये यही", "vo wo woh voh vah wah wahi वह वो वही", "is iss isko isse iska iski iske इस इसको इससे इसका इसकी इसके", "us uss usko usse uska uski uske उस उसको उससे उसका उसकी उसके",
        "jo जो", "ab abhi अब अभी", "koi koyi कोई", "kuch kuchh kuc kch कुछ", "ji जी", "sab sabhi सब सभी", "wala wali wale vala vali vale वाला वाली वाले",
        // People.
        "mera meri mere mra mri merey मेरा मेरी मेरे", "mujhe mujhko muje mujhey mjhe mjhko mujh mereko मुझे मुझको मुझ", "ham hum hame hamen humko hamko hume hamare hamara hamari humara humari हम हमें हमको हमारा हमारी हमारे",
        "aap ap aapka aapki aapke apka apki aapko आप आपका आपकी आपके आपको", "apna apni apne अपना अपनी अपने", "sir sar सर", "bhai bhaiya bhaiyya bhaia भाई भैया भइया", "madam maidam mam मैडम",
        // Verbs that carry no meaning of their own.
        "kar kr karna krna karne krne kare karen karo kro kre krein karein karni krni karu karun karta karte karti krta krte करना करने करनी करे करें करो कर करूं करता करते करती",
        "rha raha rahi rahe rhe rhi रहा रही रहे", "gaya gya gayi gyi gai gaye gye गया गयी गई गए गये", "sakta sakte sakti skta skte skti सकता सकते सकती",
        "chahie chahiye chaiye chaie chahiy chaahie chahye chhiye chiye chaheye chahia chahiyen chaihye chahta chahte chahti chahiya chhye chye चाहिए चाहिये चाहिएं चाहता चाहती चाहते",
        "bata batao bataiye bataye batae batado batade batayen bataen bataiyega btao btaiye btaye btado bta bataein बताओ बताइए बताइये बताएं बताए बता बतायें बताना", "pls please plz plese pliz plss प्लीज",
        "jae jaye jaen jayen jaega जाए जाये जाएं", "de dena dene देना देने दे", "le lena lene lu lun leni लेना लेने ले लूं लेनी",
        // English.
        "the", "a", "an", "are", "am", "was", "were", "be", "been", "do", "does", "did", "i", "im", "my", "we", "our", "you u", "your ur", "it", "its", "this", "that", "these", "those", "of",
        "for", "in", "on", "at", "by", "with", "from", "and", "if", "can", "could", "will", "would", "should", "shall", "may", "have", "has", "had", "there", "any", "some", "so", "as",
        "what wat wht", "how hw", "when", "where whr", "which", "who", "why", "tell", "about", "need",
    ];

    // Not small, but never written by their sound.
    private static readonly string[] Shortened =
    [
        "rupe rs rupee rupees rupye rupay rupaye rupaya rupiya rupaiya rupya rupiye inr रुपये रुपए रुपया रुपयों रू रु रुपे", "nambar nmbr number nmber numbar nbr नंबर नम्बर",
        "lak lakh lac lacs lakhs laakh लाख", "hajar hazar hajaar hazaar hjar hzar हजार", "karod crore crores karor krod krore caror cr करोड", "e ई",
    ];

    private static readonly FrozenDictionary<string, Known> Table = Build();
    private static readonly FrozenDictionary<string, Known>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is known of a folded word; null for all others.</summary>
    public static Known? Find(ReadOnlySpan<char> written) => Lookup.TryGetValue(written, out var known) ? known : null;

    /// <summary>Every spelling that is listed.</summary>
    public static IEnumerable<Token> Spellings =>
        from line in Grammar.Concat(Shortened)
        from spelling in line.Split(' ')
        let known = Table[spelling]
        select new Token(spelling, known.Key, known.Skeleton, char.IsAsciiLetter(spelling[0]) ? TokenScript.Latin : TokenScript.Devanagari, known.IsFunctionWord);

    private static FrozenDictionary<string, Known> Build()
    {
        var table = new Dictionary<string, Known>(StringComparer.Ordinal);
        Add(table, Grammar, isFunctionWord: true);
        Add(table, Shortened, isFunctionWord: false);
        AddWithoutVowels(table);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Known> table, string[] lines, bool isFunctionWord)
    {
        foreach (var line in lines)
        {
            var spellings = line.Split(' ');
            var known = new Known(spellings[0], Skeleton.Of(spellings[0]), isFunctionWord);
            foreach (var spelling in spellings)
                table.TryAdd(spelling, known);
        }
    }

    // kaise is also kase and kse: every spelling with some of its inner vowels left out, where no other word has it.
    private static void AddWithoutVowels(Dictionary<string, Known> table)
    {
        foreach (var (spelling, known) in table.ToArray())
        {
            var inner = Enumerable.Range(1, Math.Max(spelling.Length - 2, 0)).Where(at => "aeiou".Contains(spelling[at], StringComparison.Ordinal)).Take(MostInnerVowels).ToArray();
            for (var some = 1; some < 1 << inner.Length; some++)
            {
                var left = string.Concat(spelling.Where((_, at) => Array.IndexOf(inner, at) is var vowel && (vowel < 0 || (some >> vowel & 1) == 0)));
                if (left.Length >= FewestLeft)
                    table.TryAdd(left, known);
            }
        }
    }

    /// <summary>A word of the list.</summary>
    /// <param name="Key">The one key of its spellings.</param>
    /// <param name="Skeleton">The consonants of the key.</param>
    /// <param name="IsFunctionWord">False for shortened content words such as rs.</param>
    internal sealed record Known(string Key, string Skeleton, bool IsFunctionWord);
}
