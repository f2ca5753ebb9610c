using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads what stands after <c>if:</c>, such as <c>state is up and age &gt;= 18</c>.</summary>
internal static partial class ConditionForm
{
    /// <summary>The condition, or null (reported) when it cannot be understood.</summary>
    public static Condition? Read(YamlScalar scalar, ProblemList problems)
    {
        var tests = ImmutableArray.CreateBuilder<Test>();
        foreach (var part in And().Split(scalar.Value))
        {
            if (ReadTest(part.Trim()) is { } test)
            {
                tests.Add(test);
                continue;
            }

            problems.Error(ProblemCode.BadCondition, scalar.Place, $"'{Names.Short(part.Trim())}' is not a condition that InfoLine understands.",
                Hint(part));
            return null;
        }

        return new(tests.DrainToImmutable(), scalar.Value.Trim());
    }

    private static Test? ReadTest(string text)
    {
        if (Compared().Match(text) is { Success: true } compared)
        {
            return decimal.TryParse(compared.Groups["value"].Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? new(compared.Groups["field"].Value, How(compared.Groups["sign"].Value), compared.Groups["value"].Value, number)
                : null;
        }

        if (Is().Match(text) is not { Success: true } match)
            return null;
        var field = match.Groups["field"].Value;
        var value = match.Groups["value"].Value;
        var not = match.Groups["not"].Length > 0;
        return (value, not) switch
        {
            ("empty", false) or ("known", true) => new(field, Comparison.Empty, "", 0),
            ("known", false) or ("empty", true) => new(field, Comparison.Known, "", 0),
            _ => new(field, not ? Comparison.IsNot : Comparison.Is, value, 0),
        };
    }

    private static Comparison How(string sign) => sign switch
    {
        "<" => Comparison.Less,
        "<=" => Comparison.AtMost,
        ">" => Comparison.More,
        _ => Comparison.AtLeast,
    };

    private static string Hint(string part) => part.Contains('=', StringComparison.Ordinal) && !part.Contains('<', StringComparison.Ordinal) && !part.Contains('>', StringComparison.Ordinal)
        ? "Write 'is' for '=': state is up."
        : OrWord().IsMatch(part)
            ? "There is no 'or': write a second line with 'if'."
            : "Write one of: field is value, field is not value, field < number (also <= > >=), field is known, field is empty; join them by 'and'.";

    [GeneratedRegex(@"\s+and\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex And();

    [GeneratedRegex(@"\sor\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OrWord();

    [GeneratedRegex(@"^(?<field>[a-z][a-z0-9_]*)\s*(?<sign><=|>=|<|>)\s*(?<value>-?[0-9][0-9.,]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Compared();

    // One word as a value: more words are most likely a sentence or an "or".
    [GeneratedRegex(@"^(?<field>[a-z][a-z0-9_]*)\s+is(?<not>\s+not)?\s+(?<value>[^\s<>=]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Is();
}
