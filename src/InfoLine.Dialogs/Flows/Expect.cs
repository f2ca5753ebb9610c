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

    /// <summary>Whatever fits the whole of a pattern.</summary>
    /// <param name="Regex">Compiled with <see cref="RegexOptions.NonBacktracking"/>: its time is linear in the message.</param>
    /// <param name="Example">An answer that fits.</param>
    public sealed record Pattern(Regex Regex, string Example) : Expect;
}
