using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>The words of the pages of the desk. What a value of the desk is called stands in <see cref="DeskWords"/>.</summary>
internal static class DeskTexts
{
    public static readonly Phrase NoCentre = new("No centre has been set up for you yet. An administrator adds centres and gives you one.", "आपके लिए अभी कोई केंद्र नहीं है। प्रबंधक केंद्र जोड़कर आपको देंगे।");
    public static readonly Phrase Empty = new("Nothing here. Good.", "यहाँ कुछ नहीं। बढ़िया।");
    public static readonly Phrase NothingFound = new("Nothing was found. Try the number of the ticket, the end of the phone number, or the name.", "कुछ नहीं मिला। टिकट नंबर, फ़ोन नंबर के आख़िरी अंक या नाम लिखें।");
    public static readonly Phrase Views = new("Parts of the desk", "डेस्क के हिस्से");
    public static readonly Phrase Search = new("Search: number, name or phone", "खोजें: नंबर, नाम या फ़ोन");
    public static readonly Phrase Find = new("Search", "खोजें");
    public static readonly Phrase Filter = new("Filter", "छाँटें");
    public static readonly Phrase Show = new("Show", "दिखाएँ");
    public static readonly Phrase Centre = new("Centre", "केंद्र");
    public static readonly Phrase District = new("District", "ज़िला");
    public static readonly Phrase Reason = new("About", "विषय");
    public static readonly Phrase Channel = new("By", "माध्यम");
    public static readonly Phrase All = new("All", "सब");
    public static readonly Phrase More = new("More", "और");
    public static readonly Phrase First = new("From the beginning", "शुरू से");
    public static readonly Phrase StartHere = new("Always open this list first", "हमेशा पहले यही सूची खोलें");
    public static readonly Phrase IsStart = new("This list opens first.", "यही सूची पहले खुलती है।");
    public static readonly Phrase OfReferrals = new("Referrals that went wrong", "रेफ़रल में दिक़्क़त");
    public static readonly Phrase Offices = new("Offices that do not answer", "जवाब न देने वाले दफ़्तर");
    public static readonly Phrase OfficesMore = new(
        "They left several requests without an answer and are not asked any more. Call them, then say what you found out.",
        "इन्होंने कई बार जवाब नहीं दिया, इसलिए अब इनसे नहीं पूछा जाता। फ़ोन करें, फिर लिखें क्या पता चला।");
    public static readonly Phrase NoOffices = new("Every office answers. Good.", "सब दफ़्तर जवाब दे रहे हैं। बढ़िया।");
    public static readonly Phrase UnknownOffice = new("An office that is no longer in the directory", "दफ़्तर जो अब सूची में नहीं है");
    public static readonly Phrase Unanswered = new("{0} requests without an answer", "{0} बार जवाब नहीं आया");
    public static readonly Phrase NotAskedSince = new("not asked since {0}", "{0} से नहीं पूछा");
    public static readonly Phrase Because = new("What did you find out?", "क्या पता चला?");
    public static readonly Phrase AskAgain = new("Ask it again from now on", "अब से फिर पूछें");
    public static readonly Phrase LeaveOut = new("Leave it out", "बाहर ही रखें");
    public static readonly Phrase OfficeGone = new("Somebody has looked after this office already.", "इस दफ़्तर को कोई देख चुका है।");
    public static readonly Phrase OfficeDone = new("Noted. Thank you.", "लिख लिया। धन्यवाद।");
    public static readonly Phrase Load = new("Work and promises", "काम और वादे");
    public static readonly Phrase Waiting = new("waiting since {0}", "{0} से इंतज़ार");
    public static readonly Phrase Late = new("Late", "देर");
    public static readonly Phrase Has = new("{0} has it", "{0} के पास");
    public static readonly Phrase YouHave = new("You have it", "आपके पास");
    public static readonly Phrase Nobody = new("nobody has it", "किसी के पास नहीं");
    public static readonly Phrase WantsWoman = new("wants a woman", "महिला से बात चाहती हैं");
    public static readonly Phrase SaidStop = new("has said STOP", "STOP लिखा है");
    public static readonly Phrase Unnamed = new("Phone ending {0}", "फ़ोन …{0}");
    public static readonly Phrase Somebody = new("Somebody", "कोई");
    public static readonly Phrase NoWords = new("(no words)", "(शब्द नहीं)");
    public static readonly Phrase SnoozedUntil = new("put off until {0}", "{0} तक टाला");
    public static readonly Phrase Choose = new("Choose {0}", "{0} चुनें");
    public static readonly Phrase CloseMany = new("Close those that are ticked", "चुने हुए बंद करें");
    public static readonly Phrase NoneTicked = new("Tick at least one ticket.", "कम से कम एक टिकट चुनें।");
    public static readonly Phrase ClosedMany = new("{0} closed, {1} left as they are.", "{0} बंद हुए, {1} वैसे ही रहे।");
    public static readonly Phrase Online = new("connected", "जुड़ा है");
    public static readonly Phrase Reconnecting = new("reconnecting", "फिर जुड़ रहा है");
    public static readonly Phrase SignedOut = new("not connected: reload the page", "जुड़ा नहीं: पेज फिर खोलें");
    public static readonly Phrase LastUpdate = new("last update", "आख़िरी बार");
    public static readonly Phrase Held = new("There is news. It shows when no box is ticked.", "कुछ नया है। चुनाव हटाने पर दिखेगा।");

    public static readonly Phrase Back = new("To the list", "सूची पर");
    public static readonly Phrase Conversation = new("Conversation", "बातचीत");
    public static readonly Phrase Earlier = new("Earlier messages", "पुराने संदेश");
    public static readonly Phrase Newest = new("Newest messages", "नए संदेश");
    public static readonly Phrase Line = new("The line", "लाइन");
    public static readonly Phrase Note = new("Note", "नोट");
    public static readonly Phrase NoteFor = new("Note for colleagues", "साथियों के लिए नोट");
    public static readonly Phrase NoteHint = new("Only staff read it.", "सिर्फ़ कर्मचारी पढ़ते हैं।");
    public static readonly Phrase SaveNote = new("Keep the note", "नोट रखें");
    public static readonly Phrase Viewers = new("Also looking: {0}", "ये भी देख रहे हैं: {0}");
    public static readonly Phrase PersonTalks = new("The desk talks with this person; the line is silent.", "डेस्क बात कर रहा है; लाइन चुप है।");
    public static readonly Phrase LineTalks = new("The line talks with this person until you write.", "आपके लिखने तक लाइन बात करती है।");
    public static readonly Phrase Changed = new("This ticket has changed meanwhile.", "यह टिकट इस बीच बदला है।");
    public static readonly Phrase LookAgain = new("Look again", "फिर देखें");
    public static readonly Phrase Promised = new("Promised {0}", "वादा: {0}");
    public static readonly Phrase LeaseUntil = new("Reply by {0}, or it goes back to the queue.", "{0} तक जवाब दें, नहीं तो कतार में लौटेगा।");

    public static readonly Phrase Take = new("Take it", "मैं लूँ");
    public static readonly Phrase TakeFirst = new("Take the ticket first, then you can reply.", "पहले टिकट लें, फिर जवाब दें।");
    public static readonly Phrase TakeOver = new("Take over from {0}", "{0} से ले लें");
    public static readonly Phrase TakeOverHint = new("This is noted in the history.", "यह इतिहास में लिखा जाएगा।");
    public static readonly Phrase Release = new("Back to the queue", "कतार में लौटाएँ");
    public static readonly Phrase Reply = new("Reply", "जवाब");
    public static readonly Phrase Send = new("Send", "भेजें");
    public static readonly Phrase SignedAs = new("They read your first words as: “{0}: …”", "आपका पहला संदेश ऐसे जाएगा: “{0}: …”");
    public static readonly Phrase Ready = new("Ready replies", "तैयार जवाब");
    public static readonly Phrase By = new("Send by", "किससे भेजें");
    public static readonly Phrase WindowUntil = new("WhatsApp takes your words until {0}.", "WhatsApp पर {0} तक लिख सकते हैं।");
    public static readonly Phrase SmsHint = new("An SMS in Hindi holds 70 letters, in English 160.", "हिंदी SMS में 70, अंग्रेज़ी में 160 अक्षर आते हैं।");
    public static readonly Phrase Segments = new("{0} SMS, {1} letters left", "{0} SMS, {1} अक्षर बाकी");
    public static readonly Phrase Cost = new("about ₹{0}", "लगभग ₹{0}");
    public static readonly Phrase CallThem = new("Call {0}", "फ़ोन करें {0}");
    public static readonly Phrase ToReply = new("To the reply", "जवाब पर");
    public static readonly Phrase Snooze = new("Put off", "टालें");
    public static readonly Phrase SnoozeFor = new("For how long", "कितनी देर");
    public static readonly Phrase SnoozeHint = new("It comes back then, or when they write.", "तब लौटेगा, या जब वे लिखें।");
    public static readonly Phrase Transfer = new("Give to another centre", "दूसरे केंद्र को दें");
    public static readonly Phrase TransferHint = new("You may no longer see it afterwards.", "इसके बाद शायद आप इसे न देख पाएँ।");
    public static readonly Phrase GiveBack = new("Give back to the line", "लाइन को लौटाएँ");
    public static readonly Phrase GiveBackHint = new("The line answers again; the ticket stays open.", "लाइन फिर जवाब देगी; टिकट खुला रहेगा।");
    public static readonly Phrase Close = new("Close", "बंद करें");
    public static readonly Phrase CloseHint = new("They are asked once whether it helped.", "उनसे एक बार पूछा जाएगा कि मदद हुई या नहीं।");
    public static readonly Phrase Subject = new("What it was about", "किस बारे में था");
    public static readonly Phrase Outcome = new("What came of it", "क्या हुआ");
    public static readonly Phrase Reopen = new("Open again", "फिर खोलें");
    public static readonly Phrase Person = new("The person", "व्यक्ति");
    public static readonly Phrase NotRegistered = new("Nobody is registered on this phone.", "इस फ़ोन पर किसी का नाम नहीं लिखा है।");
    public static readonly Phrase OthersHere = new("Also on this phone: {0}", "इसी फ़ोन पर और: {0}");
    public static readonly Phrase Unsure = new("please check", "जाँच लें");
    public static readonly Phrase Referrals = new("Referrals", "रेफ़रल");
    public static readonly Phrase ReferralIs = new("Referral {0}", "रेफ़रल {0}");
    public static readonly Phrase OpenSince = new("since {0}", "{0} से");
    public static readonly Phrase CaseClosed = new("looked after", "देख लिया");
    public static readonly Phrase HasHelped = new("Has {0} helped? (referral {1})", "क्या {0} ने मदद की? (रेफ़रल {1})");
    public static readonly Phrase TheOffice = new("the office", "दफ़्तर");
    public static readonly Phrase NotKnown = new("not known", "पता नहीं");
    public static readonly Phrase HasHelpedHint = new("What you choose counts as the result of the referral.", "आप जो चुनेंगे, वही रेफ़रल का नतीजा माना जाएगा।");
    public static readonly Phrase NoReferrals = new("None so far.", "अभी कोई नहीं।");
    public static readonly Phrase LivesIn = new("Lives in", "रहते हैं");
    public static readonly Phrase Phone = new("Phone", "फ़ोन");
    public static readonly Phrase RegisteredAt = new("Registered", "नाम लिखा");
    public static readonly Phrase Keys = new("Keys", "कुंजियाँ");
    public static readonly Phrase KeysHint = new(
        "Alt+J next ticket, Alt+K previous, Alt+L reply, Alt+P note, Alt+E close, Ctrl+Enter sends, ? shows this.",
        "Alt+J अगला टिकट, Alt+K पिछला, Alt+L जवाब, Alt+P नोट, Alt+E बंद करें, Ctrl+Enter भेजे, ? यह दिखाए।");

    public static readonly Phrase Who = new("Who", "कौन");
    public static readonly Phrase Queue = new("Waiting", "इंतज़ार में");
    public static readonly Phrase Oldest = new("Longest waiting", "सबसे पुराना");
    public static readonly Phrase Kept = new("Promises kept today", "आज निभाए वादे");
    public static readonly Phrase Missed = new("Missed today", "आज छूटे");
    public static readonly Phrase InHand = new("In hand", "हाथ में");
    public static readonly Phrase RepliesToday = new("Replies today", "आज के जवाब");
    public static readonly Phrase Centres = new("Centres", "केंद्र");
    public static readonly Phrase Staff = new("Staff", "कर्मचारी");
}
