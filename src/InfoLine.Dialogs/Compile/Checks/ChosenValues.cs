using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>A condition compares a field with a value that can be chosen.</summary>
internal static class ChosenValues
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var values = ValuesByField(draft);
        foreach (var branch in draft.Steps.SelectMany(step => step.Branches))
        {
            foreach (var test in branch.If?.Tests ?? [])
            {
                if (test.How is not (Comparison.Is or Comparison.IsNot) || !values.TryGetValue(test.Field, out var known) || known is null || known.Contains(test.Value))
                    continue;
                problems.Error(ProblemCode.ValueNobodyChooses, branch.Place, $"'{test.Field}' is never '{Names.Short(test.Value)}', so this line decides nothing.",
                    Nearest.Hint(test.Value, known, $"It can be: {string.Join(", ", known.Order(StringComparer.Ordinal))}."));
            }
        }
    }

    // Null for a field that people fill with words of their own.
    private static Dictionary<string, HashSet<string>?> ValuesByField(Draft draft)
    {
        var values = new Dictionary<string, HashSet<string>?>(StringComparer.Ordinal) { [Resolver.ConsentField] = ["yes", "no"], [PeopleStep.HasPhoneField] = ["yes", "no"], [ProviderStep.StatusField] = ["asked", "helping", "looking"] };
        foreach (var step in draft.Steps)
        {
            foreach (var (field, value) in step.Choices.SelectMany(choice => choice.Sets))
                Add(field, value);
            foreach (var kind in step.Sort?.Kinds ?? [])
                Add(step.Sort!.Field.Text, kind.Value);
            foreach (var band in step.Bands?.Bands ?? [])
                Add(step.Bands!.Field.Text, band.Value);
            foreach (var part in step.Saves.Skip(1).Where(field => field != step.Sort?.Field.Text && field != step.Bands?.Field.Text))
                values[part] = null;
            if (step.Save is not { } save)
                continue;
            var known = values.TryGetValue(save.Text, out var before) ? before : [];
            values[save.Text] = step.HasChoices ? known : null;
            for (var i = 0; i < step.Choices.Length; i++)
                known?.Add(step.Choices[i].Value?.Text ?? (i + 1).ToString());
        }

        return values;

        void Add(string field, string value)
        {
            if (!values.TryGetValue(field, out var before))
                values[field] = before = new(StringComparer.Ordinal);
            before?.Add(value);
        }
    }
}
