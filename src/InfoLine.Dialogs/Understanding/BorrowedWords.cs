using System.Collections.Frozen;

namespace InfoLine.Dialogs.Understanding;

/// <summary>English words that Hindi writes as they are spoken, where the English spelling hides the sound: रजिस्ट्रेशन is registration, डिजिटल is digital.</summary>
/// <remarks>Only spellings of the same word. What the rules of sound bring together anyway is not listed.</remarks>
internal static class BorrowedWords
{
    // Each line is the English word and its spellings in Devanagari, folded: without nukta, chandrabindu as anusvara.
    private static readonly string[] Lines =
    [
        // Papers and offices.
        "document डॉक्यूमेंट डाक्यूमेंट डॉक्युमेंट डाक्युमेंट", "documents डॉक्यूमेंट्स डाक्यूमेंट्स डॉक्युमेंट्स", "certificate सर्टिफिकेट सर्टीफिकेट सर्टिफिकट सर्टीफिकट सर्टिफीकेट",
        "registration रजिस्ट्रेशन रजिस्ट्रेसन रजिस्ट्रेश्न रेजिस्ट्रेशन", "form फॉर्म फार्म फारम फॉरम", "apply अप्लाई एप्लाई अप्लाइ", "application अप्लिकेशन एप्लीकेशन एप्लिकेशन अप्लीकेशन",
        "report रिपोर्ट", "correction करेक्शन", "update अपडेट", "renew रिन्यू", "renewal रिन्यूअल रिन्युअल", "reject रिजेक्ट", "approve अप्रूव एप्रूव", "cancel कैंसिल कैंसल",
        "status स्टेटस स्टेट्स", "office ऑफिस आफिस", "manager मैनेजर मेनेजर", "agent एजेंट", "address एड्रेस", "information इनफार्मेशन इंफॉर्मेशन इन्फॉर्मेशन", "detail डिटेल", "details डिटेल्स",
        "eligibility एलिजिबिलिटी", "eligible एलिजिबल", "qualification क्वालिफिकेशन", "category कैटेगरी केटेगरी कैटेगिरी", "scheme स्कीम", "training ट्रेनिंग ट्रेनिग", "pan पैन",
        // Money.
        "interest इंटरेस्ट इन्टरेस्ट", "margin मार्जिन", "money मनी", "charge चार्ज", "charges चार्जेस", "cashback कैशबैक", "account अकाउंट एकाउंट", "deposit डिपॉजिट डिपाजिट", "refund रिफंड",
        "security सिक्योरिटी सिक्युरिटी", "collateral कोलैटरल कोलेटरल", "property प्रॉपर्टी प्रापर्टी", "insurance इंश्योरेंस इंश्योरेन्स", "income इनकम", "turnover टर्नओवर", "percent परसेंट पर्सेंट",
        "benefit बेनिफिट", "maximum मैक्सिमम", "minimum मिनिमम", "credit क्रेडिट",
        // Work.
        "machine मशीन", "customer कस्टमर", "group ग्रुप", "business बिजनेस बिजनस", "company कंपनी", "factory फैक्ट्री फेक्ट्री", "unit यूनिट", "cluster क्लस्टर", "delivery डिलीवरी डिलिवरी",
        "computer कंप्यूटर कम्प्यूटर", "mobile मोबाईल", "digital डिजिटल", "password पासवर्ड", "system सिस्टम", "gem जेम", "standup स्टैंडअप स्टेंडअप",
    ];

    // Shorter sounds are words of their own: पैन is pan here, "pen" is not.
    private const int LongEnough = 5;

    private static readonly FrozenDictionary<string, string> Keys = Build();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Keys.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string> Sounds = Keys
        .Select(pair => (Sound: Phonetics.Sound(pair.Key, TokenScript.Devanagari), Key: pair.Value))
        .Where(pair => pair.Sound.Length >= LongEnough)
        .DistinctBy(pair => pair.Sound, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Sound, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The key of the English word, or null for all others.</summary>
    /// <param name="written">A folded word in Devanagari.</param>
    public static string? Key(ReadOnlySpan<char> written) => Lookup.TryGetValue(written, out var key) ? key : null;

    /// <summary>The key of the English word that a word in Latin letters spells as Hindi speaks it (sartifiket, rajistreshan), or its own key.</summary>
    public static string OfSound(string key) => Sounds.GetValueOrDefault(key, key);

    private static FrozenDictionary<string, string> Build()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var words = line.Split(' ');
            var key = Phonetics.Sound(words[0], TokenScript.Latin);
            foreach (var spelling in words.AsSpan(1))
                keys[Words.Fold.Key(spelling)] = key; // Folding makes some spellings one.
        }
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
