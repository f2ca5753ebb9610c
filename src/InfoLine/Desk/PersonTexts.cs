using System.Collections.Immutable;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>The words of what staff do for a person: write down, send to an office, ask to write.</summary>
internal static class PersonTexts
{
    public static readonly Phrase WriteDown = new("Write down for this person", "इनके लिए लिखें");
    public static readonly Phrase Correct = new("Complete or correct", "पूरा करें या सुधारें");
    public static readonly Phrase SomebodyNew = new("Write down somebody new", "नए व्यक्ति का नाम लिखें");
    public static readonly Phrase BackToTicket = new("Back to the conversation", "बातचीत पर लौटें");
    public static readonly Phrase NewHint = new("What is not known may stay empty; it can be added later.", "जो पता नहीं, खाली छोड़ें; बाद में जोड़ सकते हैं।");
    public static readonly Phrase KnownHint = new("Change what is wrong, fill in what is missing. An empty box deletes an answer.", "ग़लत सुधारें, बाकी भरें। खाली छोड़ने से जवाब हटता है।");
    public static readonly Phrase NoSecrets = new("Never write Aadhaar, account numbers, PIN or OTP.", "आधार, खाता नंबर, PIN या OTP कभी न लिखें।");
    public static readonly Phrase ReadThis = new("Read this to them first", "पहले उन्हें यह पढ़कर सुनाएँ");
    public static readonly Phrase Agreed = new("I read the notice to them and they agreed.", "मैंने सूचना पढ़कर सुनाई और वे सहमत हैं।");
    public static readonly Phrase AgreedBefore = new("They agreed by message on {0}.", "वे {0} को संदेश से सहमत हुए।");
    public static readonly Phrase NotTold = new("(not told)", "(नहीं बताया)");
    public static readonly Phrase Keep = new("Keep", "रखें");
    public static readonly Phrase WhichPlace = new("Which one?", "कौन सा?");
    public static readonly Phrase NoneOfThese = new("None of these", "इनमें से कोई नहीं");
    public static readonly Phrase ConfirmHint = new("They get a message that says so.", "उन्हें इसका संदेश जाएगा।");
    public static readonly Phrase KeptAndTold = new("Kept. They have been told.", "रखा गया। उन्हें बता दिया।");
    public static readonly Phrase KeptOnly = new("Kept. They could not be told: nothing can be written to them now.", "रखा गया। उन्हें बताया नहीं जा सका: अभी लिखना संभव नहीं।");
    public static readonly Phrase NothingNew = new("Nothing was new.", "कुछ नया नहीं था।");
    public static readonly Phrase Changed = new(
        "This registration was changed meanwhile. What you wrote is below, with the rest as it is now: look it through and keep it once more.",
        "यह जानकारी इस बीच बदली है। आपका लिखा नीचे है, बाकी नया है: देखकर फिर रखें।");

    public static readonly Phrase FindOffice = new("Send to an office that helps", "मदद करने वाले दफ़्तर भेजें");
    public static readonly Phrase HelpWith = new("Help with", "किसमें मदद");
    public static readonly Phrase CanHelp = new("These can help, the best first", "ये मदद कर सकते हैं, सबसे सही पहले");
    public static readonly Phrase NobodyCan = new("Nobody in the directory fits. Below is why the nearest do not.", "सूची में कोई सही नहीं बैठता। नीचे लिखा है क्यों।");
    public static readonly Phrase CannotHelp = new("Why others do not fit ({0})", "बाकी क्यों नहीं ({0})");
    public static readonly Phrase SendHere = new("Send them here", "यहाँ भेजें");
    public static readonly Phrase AskThem = new("Ask them", "उनसे पूछें");
    public static readonly Phrase AgreedToOffice = new("They agreed that name, village, work and number go to this office.", "वे सहमत हैं कि नाम, गाँव, काम और नंबर इस दफ़्तर को जाएँ।");
    public static readonly Phrase GoThere = new("We cannot write to this office; the person has to go there.", "इस दफ़्तर को हम लिख नहीं सकते; व्यक्ति को खुद जाना होगा।");
    public static readonly Phrase PutWords = new("Put these words into the reply", "ये शब्द जवाब में रखें");
    public static readonly Phrase HasOpen = new("There is a referral for this already:", "इसके लिए पहले से रेफ़रल है:");
    public static readonly Phrase SentTold = new("The office is asked. They have been told their number.", "दफ़्तर से पूछा गया। व्यक्ति को नंबर बता दिया।");
    public static readonly Phrase SentNotTold = new("The office is asked. They will be told their number when their channel takes it; you can also call.", "दफ़्तर से पूछा गया। संदेश जा सकेगा तब नंबर बताया जाएगा; आप फ़ोन भी कर सकते हैं।");
    public static readonly Phrase CheckedOn = new("checked on {0}", "{0} को जाँचा");

    public static readonly Phrase AskHint = new(
        "You can ask them to write. Your reply is kept here; when they write, the box is open and your words are in it.",
        "आप उनसे लिखने को कह सकते हैं। आपका जवाब यहाँ रहेगा; वे लिखें तो यह भेजा जा सकेगा।");

    public static readonly Phrase AskThemToWrite = new("Ask them on WhatsApp to write", "WhatsApp पर लिखने को कहें");
    public static readonly Phrase AskedAt = new("They were asked on {0} to write. Your words wait below.", "उनसे {0} को लिखने को कहा गया। आपके शब्द नीचे हैं।");
    public static readonly Phrase KeepDraft = new("Keep for later", "बाद के लिए रखें");
    public static readonly Phrase DraftOffered = new("These are the words that you kept.", "ये आपके रखे हुए शब्द हैं।");
    public static readonly Phrase NoTemplate = new(
        "No approved message is set up that asks them to write. {0}",
        "लिखने को कहने वाला स्वीकृत संदेश तय नहीं है। {0}");

    public static readonly Phrase ChooseSms = new("Send an SMS instead.", "SMS भेजें।");
    public static readonly Phrase CallInstead = new("Call them, or wait until they write.", "फ़ोन करें, या उनके लिखने तक रुकें।");

    /// <summary>The kinds of help.</summary>
    public static readonly ImmutableArray<(string Need, Phrase Title)> Needs =
    [
        ("finance", new("loan, money", "लोन, पैसा")),
        ("technology", new("machine, technology", "मशीन, तकनीक")),
        ("market", new("buyers, market", "ग्राहक, बाज़ार")),
        ("capacity", new("training", "सीखना")),
    ];

    private static readonly Phrase Said = new("{0}", "{0}");

    /// <summary>What was done, by its word in an address; null for any other.</summary>
    public static Phrase? Done(string word) => word switch
    {
        "told" => KeptAndTold,
        "kept" => KeptOnly,
        "nothing" => NothingNew,
        "sent" => SentTold,
        "asked" => SentNotTold,
        _ => null,
    };

    /// <summary>What is wrong with an answer. <c>{0}</c> is what the dialogs say to it.</summary>
    public static Phrase Of(SheetTrouble trouble) => trouble.Problem switch
    {
        SheetProblem.Secret => new("This holds a number that must stay secret. It was not kept: leave it out.", "इसमें गुप्त नंबर है। रखा नहीं गया: उसे हटा दें।"),
        SheetProblem.WhichPlace => new("There are several places of this name: choose one.", "इस नाम की कई जगहें हैं: एक चुनें।"),
        SheetProblem.TurnedAway => new("Nothing was kept. {0}", "कुछ नहीं रखा गया। {0}"),
        SheetProblem.Missing => new("Write the name: nobody can be registered without.", "नाम लिखें: इसके बिना नाम दर्ज नहीं होता।"),
        SheetProblem.NotAgreed => new("Read the notice to them and tick the box when they agree. Without that nothing may be kept.", "सूचना पढ़कर सुनाएँ और सहमति पर निशान लगाएँ। इसके बिना कुछ नहीं रख सकते।"),
        _ when trouble.Words.Length > 0 => Said,
        _ => new("This is no answer to the question.", "यह इस सवाल का जवाब नहीं है।"),
    };

    /// <summary>Why nobody was sent anywhere. <c>{0}</c> is how the referral stands that is in the way.</summary>
    public static Phrase Of(SendRefusal why) => why switch
    {
        SendRefusal.NotRegistered => new("Write them down first: an office needs name, village and work.", "पहले इनका नाम लिखें: दफ़्तर को नाम, गाँव और काम चाहिए।"),
        SendRefusal.NobodyChosen => new("Choose an office.", "एक दफ़्तर चुनें।"),
        SendRefusal.NotAgreed => new("Ask them, and tick the box when they agree. Nothing goes to an office without that.", "उनसे पूछें और सहमति पर निशान लगाएँ। इसके बिना दफ़्तर को कुछ नहीं जाता।"),
        SendRefusal.AlreadyOpen => new("They are on the way to somebody for this already. {0}", "इसके लिए वे पहले से भेजे गए हैं। {0}"),
        SendRefusal.Gone => new("This office no longer fits, or is no longer in the directory. Choose another.", "यह दफ़्तर अब सही नहीं या सूची में नहीं है। दूसरा चुनें।"),
        SendRefusal.GoThere => GoThere,
        _ => new("Somebody else was quicker. Look again, then send once more.", "कोई और पहले कर चुका। फिर देखें, तब भेजें।"),
    };
}
