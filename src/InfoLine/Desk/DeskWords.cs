using System.Collections.Immutable;
using InfoLine.Dialogs;
using InfoLine.Messaging;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>What states, events, reasons and refusals of the desk are called.</summary>
internal static class DeskWords
{
    /// <summary>The parts of the desk in the order of their tabs.</summary>
    public static readonly ImmutableArray<(TicketView View, Phrase Title)> Views =
    [
        (TicketView.Mine, new("Mine", "मेरे")),
        (TicketView.Queue, new("Waiting", "कतार में")),
        (TicketView.Late, new("Late", "देर वाले")),
        (TicketView.Failed, new("Not arrived", "नहीं पहुँचे")),
        (TicketView.Snoozed, new("Put off", "टाले हुए")),
        (TicketView.Open, new("All open", "सब खुले")),
        (TicketView.Closed, new("Closed", "बंद")),
    ];

    /// <summary>Why people come, as the filter lists it.</summary>
    public static readonly ImmutableArray<(string Code, Phrase Title)> Reasons =
    [
        ("asked", new("asked for a person", "व्यक्ति से बात चाही")),
        (HandoffReason.NotUnderstood, new("was not understood", "बात समझ नहीं आई")),
        (HandoffReason.Voice, new("sent a voice note", "आवाज़ भेजी")),
        (HandoffReason.Picture, new("sent a picture", "तस्वीर भेजी")),
        (HandoffReason.LongMessage, new("wrote at length", "लंबा संदेश")),
        (HandoffReason.UnknownPlace, new("village not in the list", "गाँव सूची में नहीं")),
        (HandoffReason.TooYoung, new("says to be under 18", "18 से कम बताया")),
    ];

    /// <summary>What can go wrong with a referral. The codes are those of the cases.</summary>
    public static readonly ImmutableArray<(string Code, Phrase Title)> OfReferrals =
    [
        ("not_helped", new("was not helped", "मदद नहीं मिली")),
        ("stalled", new("two weeks, no help yet", "दो हफ़्ते, मदद बाकी")),
        ("no_provider", new("no office found", "दफ़्तर नहीं मिला")),
        ("contact_overdue", new("the office is late", "दफ़्तर को देर हुई")),
        ("not_running", new("the work does not run", "काम बंद है")),
        ("tell_by_hand", new("tell the office by hand", "दफ़्तर को ख़ुद बताएँ")),
    ];

    /// <summary>Whether an office has helped, as staff found out.</summary>
    public static readonly ImmutableArray<(OfficeHelp Help, Phrase Title)> Helps =
    [
        (OfficeHelp.Fully, new("yes, it has helped", "हाँ, मदद मिली")),
        (OfficeHelp.Partly, new("in part", "थोड़ी मदद मिली")),
        (OfficeHelp.NotAtAll, new("no, it has not", "नहीं मिली")),
    ];

    /// <summary>How long a ticket can be put off, in hours.</summary>
    public static readonly ImmutableArray<(int Hours, Phrase Title)> Pauses =
    [
        (1, new("1 hour", "1 घंटा")), (3, new("3 hours", "3 घंटे")), (24, new("1 day", "1 दिन")), (72, new("3 days", "3 दिन")), (168, new("1 week", "1 हफ़्ता")),
    ];

    /// <summary>What can come of a ticket.</summary>
    public static readonly ImmutableArray<(TicketOutcome Outcome, Phrase Title)> Outcomes =
    [
        (TicketOutcome.Answered, new("answered", "जवाब दिया")),
        (TicketOutcome.Referred, new("sent on to somebody who can help", "मदद करने वाले के पास भेजा")),
        (TicketOutcome.NoReply, new("could not be reached", "संपर्क नहीं हुआ")),
        (TicketOutcome.CannotHelp, new("nobody can help with this", "इसमें मदद संभव नहीं")),
        (TicketOutcome.NotForUs, new("not a question for us", "हमारे लिए सवाल नहीं")),
    ];

    /// <summary>A reason; one of an author's own stands as it is.</summary>
    public static Phrase Of(string reason) => Reasons.Concat(OfReferrals).FirstOrDefault(one => one.Code == reason).Title ?? new(reason.Replace('_', ' '), reason.Replace('_', ' '));

    public static Phrase Of(TicketOutcome outcome) => Outcomes.First(one => one.Outcome == outcome).Title;

    public static Phrase Of(TicketStatus status) => status switch
    {
        TicketStatus.Waiting => new("waiting", "इंतज़ार में"),
        TicketStatus.Claimed => new("taken", "लिया हुआ"),
        TicketStatus.Answered => new("answered", "जवाब दिया"),
        TicketStatus.Snoozed => new("put off", "टाला हुआ"),
        TicketStatus.Closed => new("closed", "बंद"),
        _ => new("open again", "फिर खुला"),
    };

    /// <summary>What happened. <c>{0}</c> is what it was about, where there is such a thing.</summary>
    public static Phrase Of(TicketFact fact) => fact switch
    {
        TicketFact.Opened => new("opened", "खुला"),
        TicketFact.HandedOverAgain => new("asked for a person again", "फिर व्यक्ति से बात चाही"),
        TicketFact.CaseAdded => new("a referral needs somebody: {0}", "रेफ़रल को देखना है: {0}"),
        TicketFact.Forgotten => new("closed: they want to be forgotten", "बंद: वे अपनी बात मिटाना चाहते हैं"),
        TicketFact.Claimed => new("took it", "लिया"),
        TicketFact.TakenOver => new("took it over from {0}", "{0} से लिया"),
        TicketFact.Released => new("put it back into the queue", "कतार में लौटाया"),
        TicketFact.Lapsed => new("went back to the queue: {0} did not reply in time", "कतार में लौटा: {0} ने समय पर जवाब नहीं दिया"),
        TicketFact.Snoozed => new("put it off", "टाला"),
        TicketFact.Woke => new("is due again", "फिर सामने आया"),
        TicketFact.Transferred => new("gave it to {0}", "{0} को दिया"),
        TicketFact.Closed => new("closed it: {0}", "बंद किया: {0}"),
        TicketFact.Reopened => new("opened it again", "फिर खोला"),
        TicketFact.GivenBack => new("gave the conversation back to the line", "बातचीत लाइन को लौटाई"),
        TicketFact.Left => new("went back to the line", "लाइन पर लौटे"),
        TicketFact.PromiseMissed => new("the promised time has passed", "वादे का समय निकल गया"),
        TicketFact.HelpTold => new("said whether it helped: {0}", "बताया कि मदद हुई या नहीं: {0}"),
        TicketFact.WroteDown => new("wrote down what they told", "उनकी बताई बातें लिखीं"),
        TicketFact.SentOn => new("sent them to an office: {0}", "दफ़्तर भेजा: {0}"),
        TicketFact.AskedToWrite => new("asked them to write, so that the reply can go", "जवाब भेजने के लिए उनसे लिखने को कहा"),
        TicketFact.MediaCame => new("a voice note or picture was fetched", "आवाज़ या तस्वीर लाई गई"),
        TicketFact.Noted => new("wrote a note", "नोट लिखा"),
        TicketFact.Replied => new("replied", "जवाब दिया"),
        _ => new("wrote", "लिखा"),
    };

    /// <summary>Whether it helped, as a villager said.</summary>
    public static Phrase OfHelp(string? word) => word switch
    {
        "yes" => new("yes", "हाँ"),
        "partly" => new("in part", "थोड़ी"),
        _ => new("no", "नहीं"),
    };

    /// <summary>Why something was not done, and what to do. <c>{0}</c> is who has the ticket.</summary>
    public static Phrase Of(DeskRefusal why) => why switch
    {
        DeskRefusal.NotNow => new("That cannot be done now: the ticket has moved on. Look at its state below.", "अभी यह नहीं हो सकता: टिकट आगे बढ़ चुका है। नीचे स्थिति देखें।"),
        DeskRefusal.HeldByOther => new("{0} has this ticket. You can take it over; that is noted.", "यह टिकट {0} के पास है। आप ले सकते हैं; यह लिखा जाएगा।"),
        DeskRefusal.NotYours => new("You do not have this ticket. Take it first; your words are kept below.", "यह टिकट आपके पास नहीं है। पहले लें; आपके शब्द नीचे हैं।"),
        DeskRefusal.Lapsed => new("Your claim has lapsed because nobody replied in time. Take it again; your words are kept below.", "समय पर जवाब न देने से टिकट छूट गया। फिर लें; आपके शब्द नीचे हैं।"),
        DeskRefusal.BadTime => new("Choose a time from now up to a month ahead.", "अभी से एक महीने तक का समय चुनें।"),
        DeskRefusal.UnknownCentre => new("There is no such centre.", "ऐसा कोई केंद्र नहीं है।"),
        DeskRefusal.NotAllowed => new("Only a supervisor may do this.", "यह केवल पर्यवेक्षक कर सकते हैं।"),
        DeskRefusal.Empty => new("Write something first.", "पहले कुछ लिखें।"),
        DeskRefusal.TooLong => new("That is too long. Shorten it; your words are kept below.", "बहुत लंबा है। छोटा करें; आपके शब्द नीचे हैं।"),
        DeskRefusal.Stopped => new("They have said STOP: nobody may write to them. They can write START, or you can call.", "उन्होंने STOP लिखा है: उन्हें कोई नहीं लिख सकता। वे START लिखें, या आप फ़ोन करें।"),
        DeskRefusal.WindowClosed => new("More than 24 hours have passed since they wrote: WhatsApp takes no free words now.", "उनके संदेश को 24 घंटे से ज़्यादा हुए: WhatsApp अब खुला संदेश नहीं लेता।"),
        DeskRefusal.NoAddress => new("There is no way to write to this person now. Call them.", "अभी इन्हें लिखने का कोई रास्ता नहीं। फ़ोन करें।"),
        DeskRefusal.Changed => new("Somebody else was quicker. Look again, then send once more.", "कोई और पहले कर चुका। फिर देखें, तब भेजें।"),
        DeskRefusal.AskedAlready => new("They have been asked already. When they write, you can reply.", "उनसे पहले ही कहा जा चुका है। वे लिखें, तब जवाब दें।"),
        _ => PageTexts.NotHereMore,
    };

    /// <summary>Why a list is not kept, or not called so. <c>{0}</c> is how many letters or lists there may be.</summary>
    public static Phrase Of(DeskListRefusal why) => why switch
    {
        DeskListRefusal.Empty => new("Give the list a name.", "सूची का नाम लिखें।"),
        DeskListRefusal.TooLong => new("The name may have {0} letters. Shorten it.", "नाम में {0} अक्षर तक हो सकते हैं। छोटा करें।"),
        DeskListRefusal.NameTaken => new("You have a list of this name already. Choose another name.", "इस नाम की सूची पहले से है। दूसरा नाम चुनें।"),
        DeskListRefusal.TooMany => new("You have {0} lists, and that is the most. Remove one first.", "आपके पास {0} सूचियाँ हैं, इससे ज़्यादा नहीं हो सकतीं। पहले एक हटाएँ।"),
        _ => PageTexts.NotHereMore,
    };

    /// <summary>What became of a message.</summary>
    public static Phrase Of(Sent sent) => sent switch
    {
        { State: "dropped" } => new("not sent", "नहीं भेजा गया"),
        { HasFailed: true } => new("did not arrive", "नहीं पहुँचा"),
        { State: "waiting" } => new("waits to be sent", "भेजना बाकी"),
        { State: "sending" } => new("being sent", "भेज रहे हैं"),
        { State: "asking" or "unknown" } => new("not certain whether it was sent", "पक्का नहीं कि गया"),
        { Status: DeliveryStatus.Delivered } => new("delivered", "पहुँच गया"),
        { Status: DeliveryStatus.Read } => new("read", "पढ़ा गया"),
        { Status: DeliveryStatus.Sent } => new("sent", "भेजा गया"),
        _ => new("handed to the carrier", "कंपनी को सौंपा"),
    };

    /// <summary>Something that is no text.</summary>
    public static Phrase? Of(InboundKind kind) => kind switch
    {
        InboundKind.Voice => new("voice note", "आवाज़ संदेश"),
        InboundKind.Picture => new("picture or document", "तस्वीर या काग़ज़"),
        InboundKind.Location => new("place on the map", "नक्शे पर जगह"),
        InboundKind.Contact => new("contact card", "संपर्क कार्ड"),
        InboundKind.Sticker => new("sticker", "स्टिकर"),
        InboundKind.Reaction => new("reaction", "प्रतिक्रिया"),
        InboundKind.MissedCall => new("missed call", "छूटी कॉल"),
        InboundKind.OtherMedia => new("attachment", "संलग्न"),
        InboundKind.CarrierOptedOut => new("stopped messages at the carrier", "कंपनी से संदेश बंद किए"),
        InboundKind.CarrierOptedIn => new("started messages at the carrier", "कंपनी से संदेश शुरू किए"),
        InboundKind.Arrived => new("opened the chat", "चैट खोली"),
        _ => null,
    };

    /// <summary>A way of writing.</summary>
    public static string OfChannel(string name) => name switch
    {
        "sms" => "SMS",
        "whatsapp" => "WhatsApp",
        _ => "Chat",
    };
}
