using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a file that starts with <c>flow:</c>.</summary>
internal sealed class FlowFile(Reading reading)
{
    private const int MostReminders = 2;

    /// <summary>The flow, or null (reported) when it has no name.</summary>
    public DraftFlow? Read(YamlMap map)
    {
        var fields = Fields.Of(map, reading, "A flow", "'flow: mudra'", ["flow", "title", "keywords", "steps", "review", "remind", "reminder", "moved"]);
        if (fields?["flow"] is not { } name || reading.Name(name, "the name of a flow") is not { } written)
            return null;

        var flow = new DraftFlow(written.Text, written.Place)
        {
            Title = fields.Text("title", $"{written.Text}.title"),
            Review = fields.Link("review"),
        };
        fields.Required("title", "Write what people call it: title: { en: MUDRA loan, hi: मुद्रा लोन }.");
        ReadKeywords(flow, fields["keywords"]);
        ReadReminders(flow, fields);
        ReadMoved(fields["moved"], flow.Moved, reading);
        ReadSteps(flow, fields);
        return flow;
    }

    /// <summary>Reads a list of old and new places.</summary>
    public static void ReadMoved(YamlNode? node, List<(Written Old, Link New)> moved, Reading reading)
    {
        if (node is null || reading.Map(node, "'moved'", "'old_step: new_step'") is not { } map)
            return;
        foreach (var entry in map.Entries)
        {
            if (reading.Scalar(entry.Value, "The new place") is { } to)
                moved.Add((new(entry.Key, entry.KeyPlace), new(to.Value, to.Place)));
        }
    }

    private void ReadKeywords(DraftFlow flow, YamlNode? node)
    {
        if (node is null || reading.Map(node, "'keywords'", "'en: [mudra, mudra loan]'") is not { } map)
            return;
        foreach (var entry in map.Entries)
        {
            if (entry.Key != "any")
                reading.LanguageCode(entry.Key, entry.KeyPlace);
            foreach (var word in reading.Items(entry.Value, "The keywords of a language", "[mudra, mudra loan]"))
            {
                if (reading.Scalar(word, "A keyword") is { } scalar)
                    flow.Keywords.Add(new(entry.Key, scalar.Value, scalar.Place));
            }
        }
    }

    private void ReadReminders(DraftFlow flow, Fields fields)
    {
        flow.Reminder = fields.Text("reminder", $"{flow.Name}.reminder");
        flow.RemindPlace = fields.PlaceOf("remind");
        if (fields["remind"] is not { } node)
        {
            if (fields.Has("reminder"))
                reading.Problems.Warn(ProblemCode.NeverUsed, fields.PlaceOf("reminder"), "Nobody ever hears this reminder.", "Write when it is sent: remind: [24h, 72h].");
            return;
        }

        var items = reading.Items(node, "'remind'", "[24h, 72h]");
        var times = items.Select(item => reading.Duration(item, "A reminder")).ToArray();
        if (times.Length > MostReminders)
            reading.Problems.Error(ProblemCode.NotAllowedValue, node.Place, $"{times.Length} reminders would annoy people: at most {MostReminders} are sent.", "Delete the last ones.");
        if (!times.Contains(null) && times.Zip(times.Skip(1)).Any(pair => pair.First >= pair.Second))
            reading.Problems.Error(ProblemCode.NotAllowedValue, node.Place, "The reminders stand in the wrong order.", "Write the shorter time first: [24h, 72h]. Both count from the person's last message.");
        fields.Required("reminder", "Write what the reminder says before the question is asked again.");
        flow.Remind = [.. times.OfType<TimeSpan>()];
    }

    private void ReadSteps(DraftFlow flow, Fields fields)
    {
        if (fields.Required("steps", "Write its steps below 'steps:'.") is not { } node || reading.Map(node, "'steps'", "'start:'") is not { } steps)
            return;
        if (steps.Entries.IsEmpty)
            reading.Problems.Error(ProblemCode.MissingKey, node.Place, "A flow needs at least one step, else there is nothing to hear.", "Write a step 'start:' with 'say' or 'ask'.");
        var form = new StepForm(reading);
        foreach (var entry in steps.Entries)
        {
            if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the name of a step") is not null && form.Read(flow.Name, entry) is { } step)
                flow.Steps.Add(step);
        }
    }
}
