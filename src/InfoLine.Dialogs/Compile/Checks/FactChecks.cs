using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Facts are proven, fresh, used and official.</summary>
internal static class FactChecks
{
    private const string Unproven = "G";
    private const string Official = "O";

    // Names that only Indian public bodies and banks are given.
    private static readonly string[] OfficialEndings = [".gov.in", ".nic.in", ".org.in", ".bank.in", ".res.in", ".ac.in"];

    public static void Check(Draft draft, DateOnly today, ProblemList problems)
    {
        foreach (var fact in draft.FactsByName.Values)
        {
            if (fact.Mark == Unproven)
                problems.Error(ProblemCode.FactUnproven, fact.MarkPlace, $"Nobody has seen a source for '{fact.Name}' (mark G), so it must not be told to villagers.", "Find a source and write mark O or S, or take the fact out.");
            if (!fact.Used)
                problems.Warn(ProblemCode.FactUnused, fact.Place, $"No text tells '{fact.Name}'.", $"Write {{{fact.Name}}} in a text, or delete the fact.");
            if (fact.ReviewBy < today)
                problems.Warn(ProblemCode.FactOld, fact.ReviewPlace, $"'{fact.Name}' should have been looked up again by {fact.ReviewBy:yyyy-MM-dd}; villagers now read it with \"as of\" and the month.", "Look it up, then write the new 'checked' and 'review_by'.");
            CheckDates(fact, today, problems);
            if (fact is { Website: { } website, Mark: not Official } && !OfficialEndings.Any(ending => website.EndsWith(ending, StringComparison.Ordinal)))
                problems.Error(ProblemCode.FactNotOfficial, fact.ValuePlace, $"'{website}' is not the name of a public body, and a villager who goes there may be cheated.", "Give the official site (.gov.in, .nic.in, .org.in …), or mark it O if you saw it on an official page.");
        }
    }

    private static void CheckDates(DraftFact fact, DateOnly today, ProblemList problems)
    {
        if (fact.Checked > today)
            problems.Error(ProblemCode.FactDates, fact.CheckedPlace, $"'{fact.Name}' is said to be checked on {fact.Checked:yyyy-MM-dd}, which is still to come.", "Write the day on which you looked it up.");
        else if (fact.ReviewBy < fact.Checked)
            problems.Error(ProblemCode.FactDates, fact.ReviewPlace, $"'{fact.Name}' should be looked up again before it was checked.", "Write a 'review_by' after 'checked', at most 90 days later.");
    }
}
