using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Tests.Understanding;

/// <summary>A small bank: two schemes with four aspects each, two topics of no scheme, one that is not ours, small talk.</summary>
internal static class SomeTopics
{
    public static TopicSet Bank { get; } = new()
    {
        Schemes = [Scheme("mudra", "mudra", "mudra loan", "mudra yojana", "मुद्रा", "मुद्रा लोन"), Scheme("pmegp", "pmegp", "pmegp loan", "पीएमईजीपी", "kvic loan")],
        Aspects =
        [
            Aspect("what", "what is it", "tell me about it", "kya hai", "क्या है", "जानकारी दो"),
            Aspect("amount", "how much money", "how much loan", "kitna paisa milega", "कितना पैसा मिलेगा", "कितना लोन मिलता है"),
            Aspect("documents", "which papers", "documents needed", "kagaz kya lagenge", "कौन से कागज़ चाहिए", "दस्तावेज़"),
            Aspect("interest", "what interest", "rate of interest", "byaj kitna hai", "ब्याज कितना लगेगा", "ब्याज दर"),
        ],
        Topics = [.. new[] { "mudra", "pmegp" }.SelectMany(OfScheme), Rejected, Person, Pension],
        SmallTalk = [.. new[] { "how are you", "good night", "kaise ho", "are you a robot", "mausam kaisa hai", "आप कैसे हैं" }.Select(Phrase)],
    };

    /// <summary>Topics of somebody else: no schemes, no aspects.</summary>
    public static TopicSet Plain { get; } = new()
    {
        Topics = [Topic("hours", "when do you open", "opening hours", "what time do you close"), Topic("parking", "where can i park", "is there parking", "car park")],
    };

    public static Topic Topic(string id, params string[] phrases) => new()
    {
        Id = id,
        Scheme = id.Contains('.') && !id.StartsWith(InfoLine.Dialogs.Topics.Topic.OutOfScope, StringComparison.Ordinal) ? id.Split('.')[0] : null,
        Aspect = id.Contains('.') && !id.StartsWith(InfoLine.Dialogs.Topics.Topic.OutOfScope, StringComparison.Ordinal) ? id.Split('.')[1] : null,
        Title = Title(id),
        Phrases = [.. phrases.Select(Phrase)],
    };

    public static Text Title(string words) => new() { Key = words, Templates = [new(words, [new Piece.Words(words)])] };

    private static Topic Rejected => Topic("rejected", "bank refused my loan", "loan reject ho gaya", "बैंक ने लोन मना कर दिया", "bank manager says no", "application was rejected") with { Scheme = null };

    private static Topic Person => Topic("person", "i want to talk to a person", "call me", "kisi se baat karni hai", "किसी आदमी से बात कराओ", "connect me to an officer");

    private static Topic Pension => Topic("out_of_scope.pension", "old age pension", "pension kab aayegi", "वृद्धा पेंशन", "widow pension form", "विधवा पेंशन कैसे मिले");

    private static IEnumerable<Topic> OfScheme(string name) =>
    [
        Topic($"{name}.what", $"what is {name}", $"tell me about {name}", $"{name} kya hai", $"{name} ki jankari", $"explain the {name} scheme", $"{name} ke bare me batao"),
        Topic($"{name}.amount", $"how much loan in {name}", $"{name} me kitna paisa milega", $"{name} limit", $"{name} maximum amount", $"kitna loan milta hai {name} me", $"{name} कितना पैसा"),
        Topic($"{name}.documents", $"papers for {name}", $"{name} documents", $"{name} ke liye kagaz", $"which certificate for {name}", $"{name} में कौन से कागज़", $"{name} dastavej"),
        Topic($"{name}.interest", $"interest of {name}", $"{name} rate of interest", $"{name} me byaj kitna", $"{name} पर ब्याज", $"{name} byaj dar", $"is {name} interest high"),
    ];

    private static Scheme Scheme(string id, params string[] names) => new(id, Title(id), [.. names.Select(Phrase)], default);

    private static Aspect Aspect(string id, params string[] phrases) => new(id, Title(id), [.. phrases.Select(Phrase)], default);

    private static Phrase Phrase(string words) => new(words, words.Any(letter => letter is >= '\u0900' and <= '\u097F') ? "hi" : "en");
}
