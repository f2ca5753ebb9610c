using System.Collections.Frozen;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Words;

namespace InfoLine.Benchmarks.Understanding;

/// <summary>The floor of understanding: a question that is a phrase letter for letter, found in a dictionary.</summary>
internal sealed class BareLookup
{
    private readonly FrozenDictionary<string, string> _topics;

    public BareLookup(TopicSet set) =>
        _topics = set.Topics.SelectMany(topic => topic.Phrases.Select(phrase => KeyValuePair.Create(Fold.Key(phrase.Words), topic.Id)))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The topic, or null.</summary>
    public string? Ask(string text) => _topics.GetValueOrDefault(Fold.Key(text));
}
