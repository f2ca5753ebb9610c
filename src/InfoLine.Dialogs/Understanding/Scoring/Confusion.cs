using System.Collections.Immutable;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Two answers that were taken for each other, with what to do about it.</summary>
/// <param name="Expected">The id that was right.</param>
/// <param name="Found">The id that was found first.</param>
/// <param name="Questions">The questions; at least one.</param>
/// <param name="Advice">A sentence for the writer of the content.</param>
public sealed record Confusion(string Expected, string Found, ImmutableArray<string> Questions, string Advice)
{
    private const int FewPhrases = 8;

    /// <summary>All pairs, the most frequent first.</summary>
    public static ImmutableArray<Confusion> Among(IEnumerable<Marked> questions, TopicSet topics, AnswerIds ids)
    {
        var phrases = topics.Topics.ToDictionary(topic => topic.Id, topic => topic.Phrases.Length, StringComparer.Ordinal);
        return
        [
            .. questions
                .Where(one => !one.IsAsWanted)
                .GroupBy(one => (one.Question.Expected, one.First))
                .OrderByDescending(pair => pair.Count())
                .ThenBy(pair => pair.Key.Expected, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.First, StringComparer.Ordinal)
                .Select(pair => new Confusion(pair.Key.Expected, pair.Key.First, [.. pair.Select(one => one.Question.Text)], AdviceFor(pair.Key.Expected, pair.Key.First, phrases, ids))),
        ];
    }

    private static string AdviceFor(string expected, string found, Dictionary<string, int> phrases, AnswerIds ids)
    {
        if (expected == AnswerIds.None)
            return $"Nobody here answers this. Say so in a topic 'out_of_scope.…' with such phrases, and see whether '{found}' has phrases that are too general.";
        if (!ids.HasAnswer(expected))
            return $"The content has no answer '{expected}': write it.";
        if (found == AnswerIds.None)
            return $"Taken for something that is not ours: give '{expected}' phrases with these words.";
        var count = phrases.GetValueOrDefault(expected);
        if (count < FewPhrases)
            return $"'{expected}' has only {count} phrases: write at least {FewPhrases}, in each way of writing.";
        var (schemeExpected, schemeFound) = (ids.SchemeOf(expected), ids.SchemeOf(found));
        if (schemeExpected is not null && schemeExpected == schemeFound)
            return $"The scheme was found, the question was not: give '{expected}' and the phrases of its aspect the words that only it has; where even a person could not tell the two, make them one answer or accept both (column 'also').";
        if (schemeExpected is not null && schemeFound is not null)
            return $"Another scheme was found: add to the names of '{schemeExpected}' how people write it; a name that both schemes have belongs to neither.";
        return $"See which words of these questions '{found}' has and '{expected}' has not, and write phrases of '{expected}' with them.";
    }
}
