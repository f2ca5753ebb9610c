using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace InfoLine.Dialogs.Flows;

/// <summary>What kind of typed answer a question takes.</summary>
public abstract record Expect
{
    private Expect()
    {
    }

    /// <summary>Any words, at most <paramref name="MostCharacters"/> of them.</summary>
    public sealed record Words(int MostCharacters) : Expect;

    /// <summary>A number or an amount, both limits included.</summary>
    public sealed record Number(decimal From, decimal To) : Expect;

    /// <summary>An Indian mobile number: ten digits that start with 6 to 9, with or without 0 or +91.</summary>
    public sealed record Phone : Expect;

    /// <summary>An Indian PIN code: six digits, the first not 0.</summary>
    public sealed record Pincode : Expect;

    /// <summary>
    /// Where somebody lives, in any words. Beside the field itself, which keeps the words, it fills <c>field_id</c>, <c>field_block</c>, <c>field_district</c> and
    /// <c>field_state</c> with ids of the list of places; they stay empty where the place is not in the list.
    /// </summary>
    /// <param name="MostCharacters">Of the words.</param>
    public sealed record Place(int MostCharacters) : Expect
    {
        /// <summary>The parts that a field has besides its words: the place, its block, its district, its state.</summary>
        public static ImmutableArray<string> Parts { get; } = ["_id", "_block", "_district", "_state"];
    }

    /// <summary>When somebody was born, told as an age or as a year. The year is kept: an age is wrong after a birthday.</summary>
    public sealed record BirthYear : Expect;

    /// <summary>Whatever fits the whole of a pattern.</summary>
    /// <param name="Regex">Compiled with <see cref="RegexOptions.NonBacktracking"/>: its time is linear in the message.</param>
    /// <param name="Example">An answer that fits.</param>
    public sealed record Pattern(Regex Regex, string Example) : Expect;
}
