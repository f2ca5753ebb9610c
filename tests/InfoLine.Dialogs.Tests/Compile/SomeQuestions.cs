using InfoLine.Dialogs.Compile;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>A small scheme with what people ask of it, without problems; it goes with <see cref="SomeDialogs"/>.</summary>
internal static class SomeQuestions
{
    public const string Flow = """
        flow: demo
        title: { en: Demo, hi: नमूना }
        steps:
          amount:
            say: { en: "Demo: it is free.", hi: "नमूना: यह मुफ़्त है।" }
            go: menu
          papers:
            say: { en: "Demo: bring a photo.", hi: "नमूना: फ़ोटो लाएँ।" }
            go: menu
        """;

    public const string Scheme = """
        scheme: demo
        title: { en: Demo, hi: नमूना }
        names:
          en: [demo, demo loan]
          hi: [नमूना]
        answers:
          amount:
            title: { en: "Demo: how much", hi: "नमूना: कितना" }
            phrases:
              en: [how much does demo give, demo amount, how big is the demo loan, money from demo, what will I get by demo]
              hi: [नमूना में कितना पैसा, कितनी रकम मिलेगी, नमूना से कितना मिलेगा, कितना बड़ा लोन, नमूना का पैसा]
              hi-Latn: [namuna me ktna pesa, kitna rupya milta h, namoona lon kitne ka]
          documents:
            step: demo.papers
            title: { en: "Demo: papers", hi: "नमूना: कागज़" }
            phrases:
              en: [demo papers, which papers for demo, documents of demo, what must I bring for demo, demo photo needed]
              hi: [नमूना के कागज़, कौन से कागज़ चाहिए, नमूना में क्या लाना है, नमूना की फ़ोटो, दस्तावेज़ नमूना]
              hi-Latn: [namuna kagaj, kya kya lana pdega, dacument namuna]
        """;

    public const string Topics = """
        topics:
          stop:
            command: stop
            title: { en: No more messages, hi: संदेश बंद }
            phrases:
              en: [please stop writing, no more messages, do not write to me, leave me alone, end these messages]
              hi: [संदेश मत भेजो, अब मत लिखो, ये संदेश बंद करो, मुझे मत लिखना, और संदेश नहीं चाहिए]
              hi-Latn: [sms mt bhejo, msg band kro, mat likhna ab]
          out_of_scope.pension:
            step: help
            title: { en: Pension, hi: पेंशन }
            phrases:
              en: [old age pension, widow pension, when does my pension come, pension form, pension stopped]
              hi: [वृद्धा पेंशन, विधवा पेंशन, पेंशन कब आएगी, पेंशन का फ़ॉर्म, पेंशन रुक गई]
              hi-Latn: [pension kb aaegi, penshan form, pansion band ho gya]
        """;

    public const string Aspects = """
        aspects:
          amount:
            title: { en: How much money, hi: कितना पैसा }
            phrases:
              en: [how much money, how big is the loan, what amount, how many rupees, what will I get]
              hi: [कितना पैसा, कितनी रकम, कितना लोन, कितने रुपये, कितना मिलेगा]
              hi-Latn: [ktna pesa, kitna rupya, lon kitne ka]
          documents:
            title: { en: Papers, hi: कागज़ }
            phrases:
              en: [which papers, documents, what must I bring, list of papers, papers needed]
              hi: [कौन से कागज़, दस्तावेज़, क्या लाना है, कागज़ की सूची, क्या क्या चाहिए]
              hi-Latn: [kagaj kon se, dacument, kya kya chaiye]
        """;

    /// <summary>The small line with the flow, the scheme, the topics and the aspects, and with other files added or put in their place.</summary>
    public static Compilation Compile(params IEnumerable<FlowSource> files)
    {
        var added = files.ToArray();
        FlowSource[] own = [new("demo.yaml", Flow), new("questions/demo.yaml", Scheme), new("questions/general.yaml", Topics), new("questions/aspects.yaml", Aspects)];
        return SomeDialogs.Compile([.. own.Where(source => !added.Any(file => file.Path == source.Path)), .. added]);
    }

    /// <summary>The same with one piece of the scheme's file written otherwise.</summary>
    public static Compilation CompileScheme(string piece, string other) =>
        Compile(new FlowSource("questions/demo.yaml", Scheme.Replace(piece, other, StringComparison.Ordinal)));
}
