using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>The same words never mean two questions, two aspects or two schemes.</summary>
internal static class SamePhrases
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var questions = draft.Questions;
        Check(
            questions.Topics.Select(topic => (topic.Id, topic.Phrases)).Concat(questions.SmallTalk.Select(list => ("smalltalk", list))),
            ProblemCode.SamePhrase,
            "so nobody could tell which of the two is meant",
            "Delete it at one of the two, or add the word that tells them apart, such as the scheme.",
            problems);
        Check(
            questions.Aspects.Select(aspect => (aspect.Id, aspect.Phrases)),
            ProblemCode.SamePhrase,
            "so nobody could tell which of the two is meant",
            "Delete it at one of the two, or add the word that tells them apart.",
            problems);
        Check(
            questions.Schemes.Select(scheme => (scheme.Id, scheme.Names)),
            ProblemCode.SameSchemeName,
            "so whoever writes it could get the answers of the wrong scheme",
            "Keep it at the scheme that most people mean by it.",
            problems);
    }

    private static void Check(IEnumerable<(string Owner, DraftPhrases Phrases)> lists, string code, string consequence, string hint, ProblemList problems)
    {
        var first = new Dictionary<string, (string Owner, DraftPhrase Phrase)>(StringComparer.Ordinal);
        foreach (var (owner, phrases) in lists)
        {
            foreach (var phrase in phrases.Items)
            {
                var key = Fold.Key(phrase.Text);
                if (key.Length == 0 || first.TryAdd(key, (owner, phrase)))
                    continue;
                var (other, before) = first[key];
                if (other == owner)
                    problems.Warn(ProblemCode.PhraseTwice, phrase.Place, $"'{Names.Short(phrase.Text)}' stands here already, in line {before.Place.Line}; twice it teaches nothing.", "Delete one of the two, or word it as somebody else would.");
                else
                    problems.Error(code, phrase.Place, $"'{Names.Short(phrase.Text)}' stands under '{other}' already ({before.Place.File}, line {before.Place.Line}), {consequence}.", hint);
            }
        }
    }
}
