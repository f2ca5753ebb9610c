using System.Text;
using InfoLine.Dialogs.Tests.Words;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class PhoneticsTests
{
    [Theory]
    [InlineData("lon", "loan lone lon लोन")]
    [InlineData("udyam", "udyam उद्यम udhyam udyaam UDYAM")]
    [InlineData("udyog", "udyog udhyog उद्योग")]
    [InlineData("adar", "aadhar adhar aadhaar आधार")]
    [InlineData("yojna", "yojana yojna योजना yojanaa")]
    [InlineData("chahie", "chahiye chaiye चाहिए chahie chhye chiye चाहिये")]
    [InlineData("kagaj", "kagaj kagaz कागज़ कागज kaagaj kagazz")]
    [InlineData("kagjat", "kagajat kagjat कागजात kaagzaat")]
    [InlineData("dukan", "dukan dukaan दुकान dokan dookan")]
    [InlineData("byaj", "byaj biyaj ब्याज byaaj")]
    [InlineData("msme", "MSME एमएसएमई m.s.m.e")]
    [InlineData("gst", "GST जीएसटी g.s.t.")]
    [InlineData("pmegp", "pmegp PMEGP पीएमईजीपी पी॰एम॰ई॰जी॰पी॰")]
    [InlineData("ksk", "csc सीएससी")]
    [InlineData("emi", "EMI ईएमआई")]
    [InlineData("odop", "odop ओडीओपी")]
    [InlineData("sg", "SHG एसएचजी")]
    [InlineData("sabsidi", "subsidy sabsidi सब्सिडी subsidi sabsidy")]
    [InlineData("bank", "bank बैंक benk")]
    [InlineData("viskrma", "vishwakarma vishvkarma विश्वकर्मा vishvakarma vishkarma viskarma")]
    [InlineData("mudra", "mudra mudraa मुद्रा mudhra")]
    [InlineData("samu", "samuh samooh समूह")]
    [InlineData("maila", "mahila महिला mahilaa")]
    [InlineData("karj", "karz karj कर्ज क़र्ज़")]
    [InlineData("rin", "rin ऋण rinn")]
    [InlineData("udar", "udhar उधार udhaar")]
    [InlineData("sud", "sood sud सूद")]
    [InlineData("cut", "chhoot chhut छूट chut")]
    [InlineData("anudan", "anudan अनुदान anudaan")]
    [InlineData("jamnat", "jamanat zamanat जमानत ज़मानत jamaanat")]
    [InlineData("garnti", "garanti guarantee गारंटी गारण्टी")]
    [InlineData("girvi", "girvi गिरवी giravi")]
    [InlineData("bandak", "bandhak बंधक बन्धक")]
    [InlineData("danda", "dhandha dhanda धंधा धन्धा")]
    [InlineData("rojgar", "rojgar rozgar रोजगार rozgaar रोज़गार")]
    [InlineData("karobar", "karobar कारोबार kaarobaar")]
    [InlineData("tela", "thela ठेला thelaa")]
    [InlineData("telya", "thelia theliya ठेलिया")]
    [InlineData("feri", "feri फेरी pheri फ़ेरी")]
    [InlineData("patri", "patri पटरी patari")]
    [InlineData("kist", "kist kisht किस्त किश्त")]
    [InlineData("sibil", "cibil sibil सिबिल")]
    [InlineData("patrta", "patrata पात्रता patrta paatrata")]
    [InlineData("dastvej", "dastavej dastavez दस्तावेज दस्तावेज़")]
    [InlineData("avedan", "avedan aavedan आवेदन awedan")]
    [InlineData("dalal", "dalal दलाल dalaal")]
    [InlineData("bicolya", "bichauliya बिचौलिया bichouliya bicholia")]
    [InlineData("pradan", "pradhan प्रधान pradhaan")]
    [InlineData("sekretri", "sekretari secretary सेक्रेटरी")]
    [InlineData("jila", "jila zila जिला ज़िला")]
    [InlineData("vibag", "vibhag विभाग wibhag")]
    [InlineData("lakpti", "lakhpati लखपति lakhpatti")]
    [InlineData("pradnmntri", "pradhanmantri प्रधानमंत्री pradhaanmantri")]
    [InlineData("pesa", "paisa पैसा pesa")]
    [InlineData("onlin", "online ऑनलाइन")]
    [InlineData("mobil", "mobile मोबाइल")]
    [InlineData("sentar", "center सेंटर")]
    [InlineData("form", "form फॉर्म फ़ॉर्म")]
    [InlineData("pement", "payment पेमेंट")]
    [InlineData("gyan", "gyan ज्ञान gyaan")]
    [InlineData("siksa", "shiksha शिक्षा")]
    [InlineData("diji", "dijiye दीजिए dijie")]
    [InlineData("kese", "kaise kese ks कैसे")]
    [InlineData("me", "mein main mai m में मैं me")]
    [InlineData("hai", "hai he h है हैं")]
    [InlineData("nahi", "nahi nhi नहीं nahin")]
    [InlineData("kar", "kr kar krna करना karne")]
    [InlineData("rupe", "rs rupees Rs. रुपये रुपए")]
    [InlineData("nambar", "nmbr number नंबर नम्बर")]
    [InlineData("dokument", "document डॉक्यूमेंट डाक्यूमेंट")]
    [InlineData("sertifikt", "certificate सर्टिफिकेट")]
    [InlineData("registrasn", "registration रजिस्ट्रेशन")]
    [InlineData("apli", "apply अप्लाई")]
    [InlineData("interest", "interest इंटरेस्ट इन्टरेस्ट")]
    [InlineData("status", "status स्टेटस")]
    [InlineData("limit", "limit लिमिट")]
    [InlineData("busines", "business bussiness बिज़नेस")]
    [InlineData("margin", "margin मार्जिन")]
    [InlineData("gem", "gem जेम")]
    [InlineData("lak", "lakh lac lakhs लाख")]
    [InlineData("hajar", "hajar hazaar हज़ार हजार")]
    public void However_a_word_is_written_it_has_one_key(string key, string spellings)
    {
        foreach (var spelling in spellings.Split(' '))
            Keys(spelling).ShouldHaveSingleItem(spelling).ShouldBe(key, spelling);
    }

    [Theory]
    [InlineData("certificate सर्टिफिकेट certifcate")]
    [InlineData("milega mlega मिलेगा mlga")]
    [InlineData("interest intrest इंटरेस्ट")]
    [InlineData("registration रजिस्ट्रेशन rejistreshan rgstrsn")]
    [InlineData("pension पेंशन penshan")]
    [InlineData("vishwakarma biswakarma विश्वकर्मा vshwkrma")]
    [InlineData("mudra mdra मुद्रा mudr")]
    [InlineData("samuh smuh समूह")]
    [InlineData("commission kamishan कमीशन")]
    [InlineData("tehsil tahsil तहसील")]
    [InlineData("gurantee garanti गारंटी")]
    [InlineData("registry रजिस्ट्री rejistri")]
    [InlineData("eshram e-shram ई-श्रम ईश्रम")]
    [InlineData("up अप")]
    [InlineData("license लाइसेंस lisence")]
    public void What_rules_of_sound_cannot_join_shares_its_consonants(string spellings)
    {
        var skeletons = spellings.Split(' ').Select(spelling => string.Concat(Phonetics.Read(spelling).Select(token => token.Skeleton)).Replace("aa", "a", StringComparison.Ordinal)).ToList();
        skeletons.Distinct(StringComparer.Ordinal).Count().ShouldBe(1, string.Join(" ", skeletons));
    }

    [Theory]
    [InlineData("mudra samuh")]
    [InlineData("lon lena")]
    [InlineData("kitna kaise")]
    [InlineData("byaj beej")]
    [InlineData("gst gem")]
    [InlineData("form farm")]
    [InlineData("kab kya")]
    [InlineData("bank bandhak")]
    public void Words_that_sound_different_keep_keys_of_their_own(string words)
    {
        var keys = Keys(words);
        (keys[0] == keys[1]).ShouldBeFalse(words);
    }

    [Theory]
    [InlineData("50000ka", "50000 ka")]
    [InlineData("2lakh", "2 lak")]
    [InlineData("50k", "50 hajar")]
    [InlineData("2L", "2 lak")]
    [InlineData("5 k", "5 ka")]
    [InlineData("५०००० रुपये", "50000 rupe")]
    [InlineData("২৫০০", "2500")]
    [InlineData("1,50,000 chahiye", "150000 chahie")]
    [InlineData("2.5 lakh", "2.5 lak")]
    [InlineData("loanचाहिए", "lon chahie")]
    [InlineData("हिंदीmein", "hindi me")]
    [InlineData("p m e g p kya hai", "pmegp kya hai")]
    [InlineData("जी एस टी में", "gst me")]
    [InlineData("h k", "hai ka")]
    [InlineData("don’t know", "dont knov")]
    [InlineData("loooooan", "lon")]
    [InlineData("लो\u200Dन 🙏🙏 mudra!!!", "lon mudra")]
    [InlineData("café", "kaf")]
    public void Words_are_cut_where_letters_change_and_marks_go(string text, string keys) =>
        string.Join(' ', Keys(text)).ShouldBe(keys);

    [Fact]
    public void Decomposed_and_composed_letters_are_the_same()
    {
        const string Text = "ज़मीन फ़ॉर्म पढ़ाई café";
        var composed = Keys(Text);
        string.Join(' ', Keys(Text.Normalize(NormalizationForm.FormD))).ShouldBe(string.Join(' ', composed));
        Keys("\u095Bमीन")[0].ShouldBe(Keys("जमीन")[0]);
    }

    [Theory]
    [InlineData("kaise", TokenScript.Latin, true)]
    [InlineData("कैसे", TokenScript.Devanagari, true)]
    [InlineData("the", TokenScript.Latin, true)]
    [InlineData("loan", TokenScript.Latin, false)]
    [InlineData("लोन", TokenScript.Devanagari, false)]
    [InlineData("rs", TokenScript.Latin, false)]
    [InlineData("५०", TokenScript.Digits, false)]
    [InlineData("ঋণ", TokenScript.Other, false)]
    [InlineData("கடன்", TokenScript.Other, false)]
    public void A_token_says_its_letters_and_whether_it_is_grammar(string word, TokenScript script, bool isFunctionWord)
    {
        var token = Phonetics.Read(word).ShouldHaveSingleItem();
        token.Script.ShouldBe(script);
        token.IsFunctionWord.ShouldBe(isFunctionWord);
    }

    [Fact]
    public void A_token_keeps_the_word_as_it_was_written_for_those_who_need_its_spelling()
    {
        Phonetics.Read("LOAN, Certificate!").Select(token => token.Written).ShouldBe(["loan", "certificate"]);
        Phonetics.Read("लोन चाहिए").Select(token => token.Written).ShouldBe(["लोन", "चाहिए"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…—")]
    [InlineData("🙏👍🏽🇮🇳")]
    [InlineData("\uD800 \uDC00")]
    [InlineData("\u200D\u200C\uFE0F")]
    public void A_text_without_words_has_no_tokens(string text) => Phonetics.Read(text).ShouldBeEmpty();

    [Fact]
    public void No_text_at_all_breaks_it_and_no_token_is_without_a_key()
    {
        foreach (var token in RandomText.Many(5000).SelectMany(text => Phonetics.Read(text)))
        {
            token.Key.ShouldNotBeEmpty();
            token.Skeleton.ShouldNotBeEmpty();
            token.Written.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("x")]
    [InlineData("क")]
    [InlineData("एम")]
    [InlineData("ं")]
    [InlineData("é")]
    [InlineData("1")]
    [InlineData("m ")]
    [InlineData("loan चाहिए 50000 ")]
    [InlineData("\uD83D\uDE4F")]
    public void Five_thousand_characters_are_read(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 5000 / piece.Length).ToString();
        Should.NotThrow(() => Phonetics.Read(text));
    }

    [Fact]
    public void The_key_of_a_key_written_as_a_word_is_stable_for_common_words()
    {
        foreach (var word in new[] { "लोन", "मुद्रा", "योजना", "सब्सिडी", "कागज", "पैसा", "समूह" })
        {
            var key = Keys(word)[0];
            Keys(key)[0].ShouldBe(key);
        }
    }

    private static List<string> Keys(string text) => Phonetics.Read(text).Select(token => token.Key).ToList();
}
