using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every scheme has a name, and every question enough examples in every way of writing.</summary>
internal static class PhraseCounts
{
    /// <summary>Below this a question is found by luck only.</summary>
    private const int Enough = 5;

    /// <summary>What is spelt as it sounds is understood from the language's own letters; only odd spellings need an example.</summary>
    private const int EnoughRomanised = 3;

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var scheme in draft.Questions.Schemes.Where(scheme => scheme.Names.Items.IsEmpty))
            problems.Error(ProblemCode.NoPhrases, scheme.Place, $"The scheme '{scheme.Id}' has no names, so nobody who asks about it is understood.", "Write what people call it: names: { en: [mudra, pmmy], hi: [मुद्रा] }.");
        var writings = Writing.Of(draft.Languages);
        foreach (var topic in draft.Questions.Topics)
            Check($"The question '{topic.Id}'", topic.Phrases, topic.Place, writings, problems);
        foreach (var aspect in draft.Questions.Aspects)
            Check($"The aspect '{aspect.Id}'", aspect.Phrases, aspect.Place, writings, problems);
    }

    private static void Check(string what, DraftPhrases phrases, Flows.Place place, IReadOnlyList<Writing> writings, ProblemList problems)
    {
        if (phrases.Items.IsEmpty)
        {
            problems.Error(ProblemCode.NoPhrases, place, $"{what} has no phrases, so nobody who asks it is understood.", "Write below 'phrases:' how people ask it, 8 or more in each language.");
            return;
        }

        foreach (var writing in writings)
        {
            var count = phrases.Items.Count(phrase => phrase.Writing == writing);
            var enough = writing.IsRomanised ? EnoughRomanised : Enough;
            if (count == 0)
                problems.Warn(ProblemCode.MissingWriting, phrases.Place, $"{what} has no phrases under '{writing.Code}', so whoever writes so is understood less often.", $"Write {enough} or more.");
            else if (count < enough)
                problems.Warn(ProblemCode.FewPhrases, phrases.Items.First(phrase => phrase.Writing == writing).Place, $"{what} has {count} {(count == 1 ? "phrase" : "phrases")} under '{writing.Code}'; with fewer than {enough} it is found by luck only.", "Add phrases with other words, as other people would ask.");
        }
    }
}
