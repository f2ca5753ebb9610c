using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>The score of a test, whole and in parts.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="ByLanguage">By the language of the question, in alphabetical order.</param>
/// <param name="ByLength">By the words of the question: <c>1</c>, <c>2-3</c>, <c>4+</c>.</param>
/// <param name="ByScheme">By the scheme of the right answer; <c>-</c> for none.</param>
/// <param name="ByAspect">By the aspect of the right answer; <c>-</c> for none.</param>
public sealed record ScoreCard(
    Score Whole,
    ImmutableArray<ScorePart> ByLanguage,
    ImmutableArray<ScorePart> ByLength,
    ImmutableArray<ScorePart> ByScheme,
    ImmutableArray<ScorePart> ByAspect)
{
    private const string Neither = "-";

    /// <summary>Scores a test.</summary>
    public static ScoreCard Of(IReadOnlyCollection<Marked> questions, AnswerIds ids)
    {
        var inside = questions.Where(one => !one.Question.IsOutOfScope).ToList();
        return new(
            Score.Of(questions),
            Parts(questions, one => one.Question.Language),
            Parts(questions, one => LengthOf(one.Question.Text)),
            Parts(inside, one => ids.SchemeOf(one.Question.Expected) ?? Neither),
            Parts(inside, one => ids.AspectOf(one.Question.Expected) ?? Neither));
    }

    private static ImmutableArray<ScorePart> Parts(IEnumerable<Marked> questions, Func<Marked, string> of) =>
        [.. questions.GroupBy(of, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => new ScorePart(part.Key, Score.Of([.. part])))];

    private static string LengthOf(string text) => Phonetics.Read(text).Length switch
    {
        <= 1 => "1",
        <= 3 => "2-3",
        _ => "4+",
    };
}

/// <summary>The score of a part of a test.</summary>
/// <param name="Name">What the part has in common.</param>
/// <param name="Score">Its score.</param>
public sealed record ScorePart(string Name, Score Score);
