using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Conversations;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Transcripts;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>The small line with two schemes, and a small bank of what people ask about them.</summary>
internal static class SomeTopics
{
    private static readonly FlowSource[] Answers =
    [
        new("mudra.yaml", """
            flow: mudra
            title: { en: MUDRA, hi: मुद्रा }
            keywords: { en: [mudra], hi: [मुद्रा] }
            steps:
              start:
                ask: { en: "MUDRA is a bank loan. What do you want to know?", hi: "मुद्रा बैंक का लोन है। क्या जानना है?" }
                choices:
                  - { en: Amount, hi: रकम, go: amount }
                  - { en: Papers, hi: कागज़, go: papers }
              amount:
                ask: { en: MUDRA gives up to ten lakh., hi: मुद्रा दस लाख तक देता है। }
                choices:
                  - { more: amount_2 }
                  - { en: Papers, hi: कागज़, go: papers }
              amount_2:
                ask: { en: Twenty lakh for those who paid back., hi: चुकाने वालों को बीस लाख। }
                choices:
                  - { en: Papers, hi: कागज़, go: papers }
              papers:
                ask: { en: MUDRA needs a price quote., hi: मुद्रा में भाव का कागज़ चाहिए। }
                choices:
                  - { en: Amount, hi: रकम, go: amount }
            """),
        new("udyam.yaml", """
            flow: udyam
            title: { en: Udyam, hi: उद्यम }
            keywords: { en: [udyam], hi: [उद्यम] }
            steps:
              papers:
                say: { en: Udyam needs only Aadhaar., hi: उद्यम में बस आधार चाहिए। }
                end: true
            """),
        new("refused.yaml", """
            flow: refused
            title: { en: Bank says no, hi: बैंक मना करे }
            keywords: { en: [refused], hi: [मना] }
            steps:
              start:
                ask: { en: "What did the bank say?", hi: "बैंक ने क्या कहा?" }
                choices:
                  - { en: Nothing, hi: कुछ नहीं, go: menu }
                  - { en: Old loan, hi: पुराना लोन, go: menu }
            """),
        new("elsewhere.yaml", """
            flow: elsewhere
            title: { en: Elsewhere, hi: दूसरी जगह }
            keywords: { en: [elsewhere], hi: [दूसरी जगह] }
            steps:
              start:
                say: { en: For pensions ask the Panchayat., hi: पेंशन पंचायत में पूछें। }
                go: menu
            """),
    ];

    /// <summary>A line that answers what it is sure of, and offers or does not know the rest.</summary>
    public static FlowSet Line { get; } = With(new Bands(Answer: 0.4, Menu: 0.2));

    /// <summary>The same, never sure: it offers a choice whatever is asked.</summary>
    public static FlowSet Unsure { get; } = With(new Bands(Answer: 1.1, Menu: -1));

    /// <summary>The same, knowing nothing.</summary>
    public static FlowSet Ignorant { get; } = With(new Bands(Answer: 1.1, Menu: 1.1));

    /// <summary>A phone whose owner chose English a moment ago.</summary>
    public static SimulatedPhone English(FlowSet? line = null, ChannelTraits? traits = null) => SomePhone.English(line ?? Line, traits);

    /// <summary>The same in the middle of a registration: the name is asked for.</summary>
    public static SimulatedPhone AskedForTheirName(FlowSet? line = null)
    {
        var phone = English(line);
        phone.Say("register");
        phone.Say("1");
        return phone;
    }

    /// <summary>The same a step further: the age is asked for.</summary>
    public static SimulatedPhone AskedForTheirAge(FlowSet? line = null)
    {
        var phone = AskedForTheirName(line);
        phone.Say("Asha");
        return phone;
    }

    private static FlowSet With(Bands bands)
    {
        var line = SomePhone.Line(Answers);
        var topics = Bank(bands);
        return new FlowSet
        {
            Hash = line.Hash,
            Languages = line.Languages,
            Flows = line.Flows,
            Steps = line.Steps,
            Landmarks = line.Landmarks,
            Commands = line.Commands,
            Keywords = line.Keywords,
            LanguageNames = line.LanguageNames,
            Lines = line.Lines,
            Moved = line.Moved,
            Facts = line.Facts,
            Topics = topics,
        }.With(Matcher.Train(topics));
    }

    private static TopicSet Bank(Bands bands) => new()
    {
        Schemes =
        [
            new("mudra", Title("MUDRA", "मुद्रा"), [new("mudra", "en"), new("मुद्रा", "hi")], default),
            new("udyam", Title("Udyam", "उद्यम"), [new("udyam", "en"), new("उद्यम", "hi")], default),
        ],
        Aspects =
        [
            new("amount", Title("How much", "कितना"), [.. English("how much money", "what amount"), .. Hindi("कितना पैसा मिलेगा", "कितनी रकम")], default),
            new("what", Title("What is it", "क्या है"), [.. English("tell me about it", "what is this scheme"), .. Hindi("इसके बारे में बताओ", "यह योजना क्या है")], default),
            new("papers", Title("Papers", "कागज़"), [.. English("which papers", "what documents are needed"), .. Hindi("कौन से कागज़ लगेंगे", "कागज़")], default),
        ],
        Topics =
        [
            Scheme("mudra", "amount", "MUDRA: how much", "मुद्रा: कितना",
                English("how much money does mudra give", "mudra loan amount", "mudra maximum money"), Hindi("मुद्रा में कितना पैसा मिलता है", "मुद्रा लोन कितना मिलेगा", "मुद्रा की रकम कितनी है")),
            Scheme("mudra", "papers", "MUDRA: papers", "मुद्रा: कागज़",
                English("which papers does mudra need", "documents for mudra loan", "what papers are needed for mudra"), Hindi("मुद्रा के लिए कौन से कागज़ लगेंगे", "मुद्रा में कागज़ क्या चाहिए", "मुद्रा लोन के दस्तावेज़")),
            Scheme("udyam", "papers", "Udyam: papers", "उद्यम: कागज़",
                English("which papers does udyam need", "documents for udyam registration", "what papers are needed for udyam"), Hindi("उद्यम के लिए कौन से कागज़ लगेंगे", "उद्यम में कागज़ क्या चाहिए", "उद्यम पंजीकरण के दस्तावेज़")),
            new()
            {
                Id = "mudra.what",
                Scheme = "mudra",
                Aspect = "what",
                Step = "mudra.start",
                Title = Title("MUDRA: what is it", "मुद्रा: क्या है"),
                Phrases = [.. English("tell me about the mudra scheme", "explain mudra", "mudra scheme details"), .. Hindi("मुद्रा योजना क्या है", "मुद्रा के बारे में बताओ", "मुद्रा की जानकारी")],
            },
            Other("loan.rejected", "refused.start", "Bank says no", "बैंक मना करे",
                English("bank refused my application", "the bank said no to me", "my application was rejected"), Hindi("बैंक ने मना कर दिया", "बैंक वाले लोन नहीं दे रहे", "आवेदन नामंज़ूर हो गया")),
            Other("join", "registration.start", "Register", "नाम लिखवाना",
                English("i want to join this service", "write my name in your list", "how do i sign up here"), Hindi("मुझे इस सेवा से जुड़ना है", "मेरा नाम सूची में लिखो", "यहाँ कैसे जुड़ें")),
            Other("out_of_scope.pension", "elsewhere.start", "Pension", "पेंशन",
                English("old age pension has not come", "widow pension status", "when does the pension come"), Hindi("वृद्धा पेंशन नहीं आई", "विधवा पेंशन कब आएगी", "पेंशन का पैसा कब आएगा")),
            Obey("stop", Command.Stop, "Stop messages", "संदेश बंद",
                English("please do not send me messages any more", "i do not want these messages"), Hindi("मुझे अब संदेश मत भेजना", "ये संदेश नहीं चाहिए")),
            Obey("handoff", Command.Person, "A real person", "किसी से बात",
                English("i want to speak with a human being", "connect me with somebody real"), Hindi("किसी इंसान से बात कराओ", "मुझे आदमी से बात करनी थी")),
        ],
        SmallTalk = [new("how are you", "en"), new("good night", "en"), new("आप कैसे हैं", "hi")],
        Bands = bands,
    };

    private static Topic Scheme(string scheme, string aspect, string english, string hindi, Phrase[] first, Phrase[] second) => new()
    {
        Id = $"{scheme}.{aspect}",
        Scheme = scheme,
        Aspect = aspect,
        Step = $"{scheme}.{aspect}",
        Title = Title(english, hindi),
        Phrases = [.. first, .. second],
    };

    private static Topic Other(string id, string step, string english, string hindi, Phrase[] first, Phrase[] second) =>
        new() { Id = id, Step = step, Title = Title(english, hindi), Phrases = [.. first, .. second] };

    private static Topic Obey(string id, Command command, string english, string hindi, Phrase[] first, Phrase[] second) =>
        new() { Id = id, Command = command, Title = Title(english, hindi), Phrases = [.. first, .. second] };

    private static Text Title(string english, string hindi) => new()
    {
        Key = english,
        Templates = [new(english, [new Piece.Words(english)]), new(hindi, [new Piece.Words(hindi)])],
    };

    private static Phrase[] English(params string[] phrases) => [.. phrases.Select(words => new Phrase(words, "en"))];

    private static Phrase[] Hindi(params string[] phrases) => [.. phrases.Select(words => new Phrase(words, "hi"))];
}
