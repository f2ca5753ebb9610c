using System.Security.Cryptography;
using System.Text;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Names what would be learned from topics.</summary>
internal static class Fingerprint
{
    // Between two things that are written one after the other: no author can type it.
    private const char End = '\u001F';

    public static string Of(TopicSet set)
    {
        var text = new StringBuilder();
        foreach (var scheme in set.Schemes)
            Add(Add(text, "scheme", scheme.Id), scheme.Names);
        foreach (var aspect in set.Aspects)
            Add(Add(text, "aspect", aspect.Id), aspect.Phrases);
        foreach (var topic in set.Topics)
            Add(Add(Add(text, "topic", topic.Id, topic.Scheme ?? "", topic.Aspect ?? ""), topic.Title), topic.Phrases);
        Add(Add(text, "smalltalk"), set.SmallTalk);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static StringBuilder Add(StringBuilder text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            text.Append(word).Append(End);
        return text;
    }

    private static StringBuilder Add(StringBuilder text, Text title)
    {
        foreach (var template in title.Templates)
            Add(text, template.Source);
        return text;
    }

    private static void Add(StringBuilder text, IEnumerable<Phrase> phrases)
    {
        foreach (var phrase in phrases)
            Add(text, phrase.Language, phrase.Words);
    }
}
