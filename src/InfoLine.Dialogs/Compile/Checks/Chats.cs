using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Conversation tests speak of steps, fields and buttons that exist.</summary>
internal static class Chats
{
    public static void Check(Draft draft, IReadOnlyList<Transcript> transcripts, ProblemList problems)
    {
        var fields = Resolver.FieldsOf(draft);
        var labels = LabelsOf(draft);
        foreach (var turn in transcripts.SelectMany(transcript => transcript.Turns))
        {
            if (turn.Step is { } step && !draft.StepsById.ContainsKey(step))
                problems.Error(ProblemCode.ChatUnknownStep, turn.Place, $"There is no step '{Names.Short(step)}', so this test would always fail.", Nearest.Hint(step, draft.StepsById.Keys, "Write flow.step: mudra.start."));
            foreach (var (field, _) in turn.Fields)
            {
                if (!fields.Contains(field))
                    problems.Error(ProblemCode.ChatUnknownField, turn.Place, $"No step saves a field '{Names.Short(field)}', so this test would always fail.", Nearest.Hint(field, fields));
            }

            if (turn.Act is Act.Presses { Label: var label })
                CheckButton(label, turn, labels, problems);
        }
    }

    private static void CheckButton(Wording label, TranscriptTurn turn, HashSet<string> labels, ProblemList problems)
    {
        foreach (var text in label.ByLanguage.Values.Append(label.All).OfType<string>())
        {
            if (labels.Count > 0 && !labels.Contains(text))
                problems.Error(ProblemCode.ChatUnknownButton, turn.Place, $"No question has a button '{Names.Short(text)}'.", Nearest.Hint(text, labels, "Write the text of a choice as it stands in the flow."));
        }
    }

    private static HashSet<string> LabelsOf(Draft draft)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in draft.Steps.SelectMany(step => step.Choices))
        {
            for (var language = 0; language < draft.Languages.Length; language++)
            {
                if (Spoken.Label(choice, language, draft) is { } label)
                    labels.Add(label);
            }
        }

        foreach (var line in (Line[])[Line.GoOn, Line.StartAgain])
        {
            foreach (var (language, template) in draft.Line?.Lines.GetValueOrDefault(line)?.Present ?? [])
                labels.Add(Spoken.Fill(template, language, draft));
        }

        return labels;
    }
}
