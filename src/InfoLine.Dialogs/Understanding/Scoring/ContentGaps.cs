using System.Collections.Immutable;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>What the content lacks, whatever the test says.</summary>
public static class ContentGaps
{
    /// <summary>Fewer phrases than these teach nothing.</summary>
    public const int FewestPhrases = 5;

    /// <summary>Topics with too few phrases, or with none in Latin letters, or none in Devanagari, in the order of the content.</summary>
    /// <param name="topics">The content.</param>
    /// <param name="needsBothScripts">False for a data set in one language.</param>
    public static ImmutableArray<ThinTopic> Thin(TopicSet topics, bool needsBothScripts = true) =>
    [
        .. topics.Topics
            .Select(topic => new ThinTopic(topic.Id, topic.Phrases.Length, needsBothScripts ? Missing(topic) : null))
            .Where(thin => thin.Phrases < FewestPhrases || thin.MissingLanguage is not null),
    ];

    /// <summary>Phrases that a matcher takes for another topic than their own.</summary>
    public static ImmutableArray<StrayPhrase> Strays(IEnumerable<(Phrase Phrase, string Topic, Match Match)> asked) =>
    [
        .. from one in asked
           let top = one.Match.Top
           where !top.IsEmpty && AnswerIds.Canonical(top[0].Topic) != AnswerIds.Canonical(one.Topic)
           orderby top[0].Confidence descending
           select new StrayPhrase(one.Phrase.Words, one.Topic, top[0].Topic, top[0].Confidence),
    ];

    /// <summary>Test questions that say, sound by sound, what a phrase of the content says: on these the test measures memory, not understanding.</summary>
    public static ImmutableArray<(TestQuestion Question, string Topic)> Known(IEnumerable<TestQuestion> questions, TopicSet topics)
    {
        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var topic in topics.Topics)
            foreach (var phrase in topic.Phrases)
                phrases.TryAdd(KeysOf(phrase.Words), topic.Id);
        return [.. from question in questions let keys = KeysOf(question.Text) where keys.Length > 0 && phrases.ContainsKey(keys) select (question, phrases[keys])];
    }

    private static string KeysOf(string text) => string.Join(' ', Phonetics.Read(text).Select(token => token.Key));

    private static string? Missing(Topic topic) => (topic.Phrases.Any(phrase => phrase.Language == "hi"), topic.Phrases.Any(phrase => phrase.Language != "hi")) switch
    {
        (true, true) => null,
        (false, _) => "hi",
        _ => "en",
    };
}

/// <summary>A topic with too little to learn from.</summary>
/// <param name="Topic">Its id.</param>
/// <param name="Phrases">How many phrases it has.</param>
/// <param name="MissingLanguage"><c>hi</c> or <c>en</c> where it has no phrase in Devanagari or in Latin letters; else null.</param>
public sealed record ThinTopic(string Topic, int Phrases, string? MissingLanguage);

/// <summary>A phrase that is nearer to another topic.</summary>
/// <param name="Words">As its author wrote it.</param>
/// <param name="Topic">The topic that it was written for.</param>
/// <param name="Nearer">The topic that it is taken for.</param>
/// <param name="Confidence">How surely, 0 to 1.</param>
public sealed record StrayPhrase(string Words, string Topic, string Nearer, double Confidence);
