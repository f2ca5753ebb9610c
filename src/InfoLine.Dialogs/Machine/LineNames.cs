using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>What a built-in line is called where a step's id would stand: <c>line.again_choice</c>.</summary>
internal static class LineNames
{
    private static readonly string[] Names = [.. Enum.GetNames<Line>().Select(name => "line." + Snake(name))];

    public static string Of(Line line) => Names[(int)line];

    /// <summary>The name in <c>infoline.yaml</c>: <c>AgainChoice</c> is <c>again_choice</c>.</summary>
    public static string Snake(string name) => string.Concat(name.Select((letter, at) =>
        char.IsUpper(letter) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
