using InfoLine.Dialogs.Places;

namespace InfoLine.Reports;

/// <summary>Headings and words of the report in both languages.</summary>
/// <param name="places">For names of districts and blocks.</param>
/// <param name="providers">Names of organisations, by id.</param>
/// <param name="language"><c>hi</c>; every other language gets English.</param>
internal sealed class Wording(PlaceIndex places, IReadOnlyDictionary<string, string> providers, string language)
{
    private static readonly Dictionary<string, (string English, string Hindi)> Words = new(StringComparer.Ordinal)
    {
        ["finance"] = ("finance", "वित्त"),
        ["technology"] = ("technology", "तकनीक"),
        ["market"] = ("market", "बाज़ार"),
        ["capacity"] = ("training", "प्रशिक्षण"),
        ["food"] = ("food", "खाने का सामान"),
        ["farming"] = ("farming, animals", "खेती, पशु"),
        ["crafts"] = ("making, crafts", "बनाना, शिल्प"),
        ["trade"] = ("shop, selling", "दुकान, बेचना"),
        ["service"] = ("services", "सेवा"),
        ["idea"] = ("an idea", "विचार"),
        ["starting"] = ("beginning", "शुरुआत"),
        ["running"] = ("running", "चल रहा है"),
        ["woman"] = ("women", "महिला"),
        ["man"] = ("men", "पुरुष"),
        ["other"] = ("other", "अन्य"),
    };

    /// <summary>One of two texts.</summary>
    public string Of(string english, string hindi) => language == "hi" ? hindi : english;

    /// <summary>The heading of a section.</summary>
    public string Of(Section section) => section switch
    {
        Section.People => Of("PEOPLE", "लोग"),
        Section.Referrals => Of("REFERRALS, of those opened in these days", "रेफ़रल, जो इन दिनों शुरू हुए"),
        Section.Days => Of("HOW LONG IT TAKES: the median, and of how many", "कितने दिन लगे: माध्यिका, और कितनों में"),
        Section.Refusals => Of("WHY PROVIDERS DID NOT HELP: each time that one was asked", "केंद्रों ने मदद क्यों नहीं की: हर बार पूछने पर"),
        Section.Outcomes => Of("DID IT HELP? Of the referrals that a provider said yes to", "क्या मदद मिली? जिनमें केंद्र ने हाँ कहा"),
        Section.CheckIns => Of("WHAT PEOPLE ANSWERED AFTERWARDS", "बाद में लोगों के जवाब"),
        Section.Enterprises => Of("WHAT CAME OF IT", "नतीजा"),
        _ => Of("CASES THAT ARE OPEN NOW", "अभी खुले मामले"),
    };

    /// <summary>The heading of what registered people are counted by.</summary>
    public string Heading(string dimension) => dimension switch
    {
        "district" => Of("REGISTERED, by district", "नाम लिखे गए, ज़िले से"),
        "block" => Of("REGISTERED, by block", "नाम लिखे गए, ब्लॉक से"),
        "need" => Of("REGISTERED, by what they need most", "नाम लिखे गए, ज़रूरत से"),
        "sector" => Of("REGISTERED, by kind of work", "नाम लिखे गए, काम से"),
        _ => Of("REGISTERED, by how far their work is", "नाम लिखे गए, काम कहाँ तक पहुँचा"),
    };

    /// <summary>A word of a row for people; one that is in no list stays as it is.</summary>
    public string Word(string word)
    {
        if (word.Length == 0)
            return Of("not known", "पता नहीं");
        if (word == ReportFilter.None)
            return Word("");
        if (places[word] is { } place)
            return language == "hi" && place.Names.Length > 1 ? place.Names[1] : place.Names[0];
        return Words.TryGetValue(word, out var known) ? Of(known.English, known.Hindi) : providers.GetValueOrDefault(word, word);
    }

    /// <summary>The heading of the questions of the registration.</summary>
    public string Steps => Of("WHERE PEOPLE STOP REGISTERING: !!! where more than 15 % stop", "नाम लिखवाते समय लोग कहाँ रुकते हैं: !!! जहाँ 15 % से ज़्यादा");

    /// <summary>What no report can say, because nobody tells the line.</summary>
    public string NotRecorded => Of(
        "Not recorded, so not here: jobs, money that was lent or earned, people trained. The line asks for none of them.",
        "यहाँ नहीं है, क्योंकि दर्ज नहीं होता: रोज़गार, ऋण या आय की रकम, प्रशिक्षित लोग।");
}
