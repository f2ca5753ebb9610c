using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>All languages of a text fill in the same names, and "checked" has facts to speak of.</summary>
internal static class Placeholders
{
    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var text in draft.Texts)
        {
            foreach (var (language, template) in text.Present)
            {
                if (language > 0 && text.Source is { } source)
                    Compare(source, template, problems);
            }

            // The line "source" is filled in with the checking of the text before it.
            if (text.Key == "lines.source" || text.Present.Any(present => present.Template.Names.Any(piece => piece.IsFact)))
                continue;
            foreach (var (_, template) in text.Present)
            {
                if (template.Names.FirstOrDefault(piece => piece.IsChecked) is { } piece)
                    problems.Error(ProblemCode.CheckedWithoutFact, piece.Place, "This text tells no fact, so there is no month in which it was checked; the villager would read a gap here.", "Use a fact in it, such as {mudra.most}, or delete {checked}.");
            }
        }
    }

    private static void Compare(DraftTemplate source, DraftTemplate translation, ProblemList problems)
    {
        var expected = source.Names.Select(piece => piece.Text).ToHashSet(StringComparer.Ordinal);
        var there = translation.Names.Select(piece => piece.Text).ToHashSet(StringComparer.Ordinal);
        var missing = expected.Except(there, StringComparer.Ordinal).Select(Braced).ToArray();
        var extra = there.Except(expected, StringComparer.Ordinal).Select(Braced).ToArray();
        if (missing.Length > 0)
            problems.Error(ProblemCode.PlaceholdersDiffer, translation.Place, $"This text leaves out {string.Join(" and ", missing)}, which the first language tells.", "Write it in here too, spelt the same.");
        if (extra.Length > 0)
            problems.Error(ProblemCode.PlaceholdersDiffer, translation.Place, $"This text tells {string.Join(" and ", extra)}, which the first language does not.", "Tell the same in all languages.");
    }

    private static string Braced(string name) => $"{{{name}}}";
}
