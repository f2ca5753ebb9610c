using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>The list of all checks: each looks for one kind of mistake and knows nothing of the others.</summary>
internal static class AllChecks
{
    public static void Run(Draft draft, IReadOnlyList<Transcript> transcripts, DateOnly today, ProblemList problems)
    {
        var graph = new FlowGraph(draft);
        LineChecks.Check(draft, problems);

        WayOut.Check(draft, problems);
        Reach.Check(draft, graph, problems);
        Loops.Check(draft, graph, problems);
        Levels.Check(draft, graph, problems);
        MovedSteps.Check(draft, problems);
        FieldUse.Check(draft, graph, problems);
        ChosenValues.Check(draft, problems);

        Answers.Check(draft, problems);
        Ages.Check(draft, problems);
        StartWords.Check(draft, problems);

        Translations.Check(draft, problems);
        Placeholders.Check(draft, problems);
        Sentences.Check(draft, problems);

        GsmLetters.Check(draft, problems);
        Lengths.Check(draft, problems);
        Labels.Check(draft, problems);

        FactChecks.Check(draft, today, problems);

        Consent.Check(draft, graph, problems);
        Proofs.Check(draft, graph, problems);
        Secrets.Check(draft, problems);
        Links.Check(draft, problems);

        TopicAnswers.Check(draft, problems);
        TopicTitles.Check(draft, problems);
        PhraseCounts.Check(draft, problems);
        Phrases.Check(draft, problems);
        SamePhrases.Check(draft, problems);
        SoundsAlike.Check(draft, problems);
        BandOrder.Check(draft, problems);

        PlaceTree.Check(draft, problems);
        PlaceWords.Check(draft, problems);

        Chats.Check(draft, transcripts, problems);
    }
}
