using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Dialogs.Flows;

/// <summary>What a branch asks of the answers so far: all of its tests must hold.</summary>
/// <param name="Tests">Joined by "and"; empty always holds.</param>
/// <param name="Source">As the author wrote it; drawn in the graph.</param>
public sealed record Condition(ImmutableArray<Test> Tests, string Source)
{
    /// <summary>The condition of <c>else</c>.</summary>
    public static Condition Always { get; } = new([], "else");

    /// <summary>Does it hold for these answers?</summary>
    public bool Holds(Slots slots)
    {
        foreach (var test in Tests)
        {
            if (!test.Holds(slots[test.Field]))
                return false;
        }

        return true;
    }
}

/// <summary>One comparison of a field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="How">How it is compared.</param>
/// <param name="Value">With what; empty for <see cref="Comparison.Known"/> and <see cref="Comparison.Empty"/>.</param>
/// <param name="Number">The value as a number for the four number comparisons, else 0.</param>
public sealed record Test(string Field, Comparison How, string Value, decimal Number)
{
    /// <summary>Does it hold for this answer? A missing answer is only <see cref="Comparison.Empty"/> and <see cref="Comparison.IsNot"/>.</summary>
    public bool Holds(string? answer) => How switch
    {
        Comparison.Is => answer == Value,
        Comparison.IsNot => answer != Value,
        Comparison.Known => !string.IsNullOrEmpty(answer),
        Comparison.Empty => string.IsNullOrEmpty(answer),
        _ => decimal.TryParse(answer, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && How switch
        {
            Comparison.Less => number < Number,
            Comparison.AtMost => number <= Number,
            Comparison.More => number > Number,
            _ => number >= Number,
        },
    };
}

/// <summary>How a field is compared.</summary>
public enum Comparison
{
    /// <summary><c>field is value</c></summary>
    Is,

    /// <summary><c>field is not value</c></summary>
    IsNot,

    /// <summary><c>field is known</c></summary>
    Known,

    /// <summary><c>field is empty</c></summary>
    Empty,

    /// <summary><c>field &lt; number</c></summary>
    Less,

    /// <summary><c>field &lt;= number</c></summary>
    AtMost,

    /// <summary><c>field &gt; number</c></summary>
    More,

    /// <summary><c>field &gt;= number</c></summary>
    AtLeast,
}
