using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>No message is longer than two SMS, or than what its step allows with a reason.</summary>
internal static class Lengths
{
    private const int MostSegments = 2;

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var step in draft.Flows.SelectMany(flow => flow.Steps))
        {
            if (step.Segments is > MostSegments && string.IsNullOrWhiteSpace(step.Because))
                problems.Error(ProblemCode.SegmentsWithoutReason, step.SegmentsPlace, $"'segments: {step.Segments}' makes a villager read, and the programme pay, a longer SMS without a reason.", "Write why it cannot be shorter: because: …");
            else if (step.Because is not null && step.Segments is null)
                problems.Warn(ProblemCode.NeverUsed, step.Place, "This step gives a reason ('because') but allows nothing.", "Write 'segments: 3', or delete 'because'.");

            var most = step.Segments ?? MostSegments;
            CheckText(step.Says, step.Choices, most, draft, problems);
            CheckText(step.Again, step.Choices, most, draft, problems);
            CheckText(step.Failed, [], most, draft, problems);
        }

        foreach (var flow in draft.Flows)
            CheckText(flow.Reminder, [], MostSegments, draft, problems);
        foreach (var line in draft.BuiltIn)
            CheckText(line, [], MostSegments, draft, problems);
    }

    private static void CheckText(DraftText? text, ImmutableArray<DraftChoice> choices, int most, Draft draft, ProblemList problems)
    {
        foreach (var (language, template) in text?.Present ?? [])
        {
            var length = SmsLength.Of(Written(template, choices, language, draft));
            if (length.Segments <= most)
                continue;
            var with = choices.IsEmpty ? "" : " with its choices";
            problems.Error(ProblemCode.TooManySegments, template.Place,
                $"In {draft.Languages[language].Name} this text{with} takes {length.Segments} SMS, but {most} are allowed: villagers wait for the parts, and each part costs.",
                $"It has {length.Units} letters, and {Room(length.Encoding, most)} fit. Shorten it, or lead to a second text with {{ more: step }}.");
        }
    }

    private static string Written(DraftTemplate template, ImmutableArray<DraftChoice> choices, int language, Draft draft) => NumberedText.Of(
        Spoken.Fill(template, language, draft),
        [.. choices.Select((choice, i) => new SpeechOption(i + 1, Spoken.Label(choice, language, draft) ?? "", ""))]);

    // Source: 3GPP TS 23.040; a part of several gives up 7 septets or 3 letters for its number.
    private static int Room(SmsEncoding encoding, int segments) => encoding == SmsEncoding.Ucs2
        ? segments == 1 ? 70 : 67 * segments
        : segments == 1 ? 160 : 153 * segments;
}
