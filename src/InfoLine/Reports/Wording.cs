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
    public ReportHeading Of(Section section) => section switch
    {
        Section.People => new(Of("People", "लोग"), ""),
        Section.Referrals => new(Of("Referrals", "रेफ़रल"), Of(", of those opened in these days", ", जो इन दिनों शुरू हुए")),
        Section.Days => new(Of("How long it takes", "कितने दिन लगे"), Of(": the median, and of how many", ": माध्यिका, और कितनों में")),
        Section.Refusals => new(Of("Why providers did not help", "केंद्रों ने मदद क्यों नहीं की"), Of(": each time that one was asked", ": हर बार पूछने पर")),
        Section.Outcomes => new(Of("Did it help?", "क्या मदद मिली?"), Of(" Of the referrals that a provider said yes to", " जिनमें केंद्र ने हाँ कहा")),
        Section.CheckIns => new(Of("What people answered afterwards", "बाद में लोगों के जवाब"), ""),
        Section.Enterprises => new(Of("What came of it", "नतीजा"), ""),
        _ => new(Of("Cases that are open now", "अभी खुले मामले"), ""),
    };

    /// <summary>The heading of what registered people are counted by.</summary>
    public ReportHeading Heading(string dimension) => new(Of("Registered", "नाम लिखे गए"), dimension switch
    {
        "district" => Of(", by district", ", ज़िले से"),
        "block" => Of(", by block", ", ब्लॉक से"),
        "need" => Of(", by what they need most", ", ज़रूरत से"),
        "sector" => Of(", by kind of work", ", काम से"),
        _ => Of(", by how far their work is", ", काम कहाँ तक पहुँचा"),
    });

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

    /// <summary>How a report is split, as a page offers it.</summary>
    public string Of(By by) => by switch
    {
        By.District => Of("by district", "ज़िले से"),
        By.Block => Of("by block", "ब्लॉक से"),
        By.Gender => Of("by gender", "महिला, पुरुष से"),
        By.Need => Of("by need", "ज़रूरत से"),
        By.Sector => Of("by kind of work", "काम से"),
        By.Provider => Of("by provider", "केंद्र से"),
        _ => Of("the whole line", "पूरी लाइन"),
    };

    /// <summary>The heading of the questions of the registration.</summary>
    public ReportHeading Steps => new(Of("Where people stop registering", "नाम लिखवाते समय लोग कहाँ रुकते हैं"), Of($": {ReportTables.Flag} where more than 15 % stop", $": {ReportTables.Flag} जहाँ 15 % से ज़्यादा"));

    /// <summary>What no report can say, because nobody tells the line.</summary>
    public string NotRecorded => Of(
        "Not recorded, so not here: jobs, money that was lent or earned, people trained. The line asks for none of them.",
        "यहाँ नहीं है, क्योंकि दर्ज नहीं होता: रोज़गार, ऋण या आय की रकम, प्रशिक्षित लोग।");
}
