using InfoLine.Pages;

namespace InfoLine.Reports;

/// <summary>The words of the page of reports. What figures are called stands in <see cref="Figures"/> and <see cref="Wording"/>.</summary>
internal static class ReportTexts
{
    public static readonly Phrase From = new("From", "इस दिन से");
    public static readonly Phrase Until = new("Until", "इस दिन तक");
    public static readonly Phrase By = new("Split", "कैसे बाँटें");
    public static readonly Phrase Show = new("Show", "दिखाएँ");
    public static readonly Phrase DaysHint = new("Both days are included. Leave them empty for everything.", "दोनों दिन शामिल हैं। सब कुछ देखने के लिए ख़ाली छोड़ें।");
    public static readonly Phrase CountedAt = new("Counted on {0}.", "गिनती: {0}।");
    public static readonly Phrase Kept = new("The figures are kept for ten minutes.", "आँकड़े दस मिनट तक यही रहते हैं।");
    public static readonly Phrase Again = new("Count again", "फिर से गिनें");
    public static readonly Phrase Csv = new("As a table (CSV)", "तालिका के रूप में (CSV)");
    public static readonly Phrase Everything = new("Everything since the line began", "शुरू से अब तक सब कुछ");
    public static readonly Phrase FromDay = new("From {0}", "{0} से अब तक");
    public static readonly Phrase UntilDay = new("Until {0}", "{0} तक");
    public static readonly Phrase BothDays = new("From {0} until {1}", "{0} से {1} तक");
    public static readonly Phrase Figure = new("Figure", "आँकड़ा");
    public static readonly Phrase Group = new("Group", "समूह");
    public static readonly Phrase Look = new("many stop here", "यहाँ बहुत लोग रुकते हैं");
    public static readonly Phrase Nothing = new("Nothing to count in these days.", "इन दिनों में गिनने को कुछ नहीं।");
    public static readonly Phrase NoDay = new("This is not a day. Choose one from 1971 to 2199, written as 2026-04-01.", "यह तारीख़ सही नहीं है। 1971 से 2199 तक का दिन चुनें, ऐसे: 2026-04-01।");
    public static readonly Phrase EndsFirst = new("The last day comes before the first one. Choose a later last day.", "आख़िरी दिन पहले दिन से पहले का है। बाद का दिन चुनें।");
    public static readonly Phrase NoSplit = new("The report cannot be split like this. Choose from the list.", "रिपोर्ट ऐसे नहीं बँट सकती। सूची में से चुनें।");
    public static readonly Phrase Twice = new("This was given more than once. Choose one.", "यह एक से ज़्यादा बार आया है। एक चुनें।");
    public static readonly Phrase TooSoon = new("These figures are less than a minute old. Count again in a minute.", "ये आँकड़े एक मिनट से भी नए हैं। एक मिनट बाद फिर गिनें।");
    public static readonly Phrase TooSlow = new("Counting takes too long just now", "अभी गिनने में बहुत समय लग रहा है");
    public static readonly Phrase TooSlowMore = new(
        "Try again in a few minutes, or choose fewer days. Whoever runs the machine can count with the command “report”, which may take as long as it needs.",
        "कुछ मिनट बाद फिर कोशिश करें, या कम दिन चुनें। मशीन चलाने वाले “report” कमांड से गिन सकते हैं, जो चाहे जितना समय ले सकता है।");
}
